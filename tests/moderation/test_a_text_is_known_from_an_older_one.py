"""How much of a text stands in an older one is estimated from a few hashes of both."""

from random import Random

from moderation.shingles import (
    LEAST_WORDS,
    MOST,
    THRESHOLD_BP,
    Print,
    contained_bp,
    own_words,
    print_of,
)

DICE = Random(11)
VOCABULARY = ["".join(DICE.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(4_000)]


def words(count: int) -> list[str]:
    return DICE.choices(VOCABULARY, k=count)


def contained(new: list[str], old: list[str]) -> int:
    one, other = print_of(new), print_of(old)
    return contained_bp(one, level=other.level, shared=len(one.hashes & other.hashes))


def test_a_copy_is_contained_whole() -> None:
    for count in (60, 300, 3_000, 30_000):
        text = words(count)
        assert contained(text, text) == 10_000


def test_what_is_written_anew_shares_nothing() -> None:
    assert contained(words(2_000), words(2_000)) == 0


def test_half_of_a_text_is_half() -> None:
    taken = words(1_500)
    assert 4_000 < contained(taken + words(1_500), words(900) + taken) < 6_000


def test_a_copy_inside_a_longer_text_is_found_from_its_own_side() -> None:
    old = words(1_000)
    assert contained(old[200:700], old) > 9_500
    assert contained(old, old[200:700]) < THRESHOLD_BP + 1_000


def test_one_word_in_twenty_changed_hides_no_copy() -> None:
    old = words(1_200)
    new = [DICE.choice(VOCABULARY) if number % 20 == 0 else old[number] for number in range(1_200)]
    assert contained(new, old) > THRESHOLD_BP


def test_a_long_text_keeps_two_hundred_hashes() -> None:
    found = print_of(words(40_000))
    assert MOST // 3 < len(found.hashes) <= MOST
    assert found.level > 5


def test_a_few_words_are_nobodys() -> None:
    few = words(LEAST_WORDS - 1)
    assert print_of(few) == Print(LEAST_WORDS - 1, 0, frozenset())
    assert contained(few, few) == 0


def test_a_few_shared_runs_tell_nothing() -> None:
    set_phrase = words(11)
    assert contained(set_phrase + words(50), set_phrase + words(400)) == 0


def test_quotations_code_and_addresses_are_left_out() -> None:
    html = (
        "<p>My beans <em>want</em> sun.</p><blockquote><p>Quoted.</p><blockquote>Twice."
        "</blockquote></blockquote><pre><code>x = 1</code></pre><p>See <a href='#'>"
        "https://example.org/beans</a> and <code>y</code> here.</p>"
    )
    assert own_words(html) == ["my", "beans", "want", "sun", "see", "and", "here"]


def test_case_and_markup_change_nothing() -> None:
    plain = "<p>Beans want sun and water.</p>"
    dressed = "<h2>BEANS</h2><ul><li>want <strong>sun</strong></li></ul>and water"
    assert own_words(plain) == own_words(dressed)


def test_a_text_of_one_part_is_read_to_its_end() -> None:
    html = f"<p>{'bean ' * 30_000}</p>"
    assert len(own_words(html)) > 29_000
