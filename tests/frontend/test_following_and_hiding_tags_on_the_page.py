"""The tags that somebody follows stand beside their own list, those they hide in the settings."""

from django.test import Client

from tests.frontend.world import World


def test_a_followed_tag_stands_beside_ones_own_list(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    assert "Tags you follow" not in client.get("/following").content.decode()
    client.post("/tag/soil/wish", {"wish": "follow"})
    shown = client.get("/following").content.decode()
    assert "#soil" in shown.split("Tags you follow")[1]


def test_texts_under_followed_tags_have_a_list_of_their_own(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    assert "Nothing under your tags yet" in client.get("/my-tags").content.decode()
    client.post("/tag/soil/wish", {"wish": "follow"})
    shown = client.get("/my-tags").content.decode()
    assert "here because you follow #soil" in shown
    assert "#soil" in shown.split("Tags you follow")[1]
    # It is nobody else's, so no feed reader is sent there.
    assert "/feeds/" not in shown
    assert 'href="/my-tags"' not in Client().get("/").content.decode()


def test_a_hidden_tag_is_found_again_and_shown_again(world: World) -> None:
    client = Client()
    client.force_login(world.stranger)
    assert "No tag" in client.get("/settings/muted").content.decode()
    client.post("/tag/soil/wish", {"wish": "hide"})
    assert "Growing beans in shade" not in client.get("/new").content.decode()
    assert "#soil" in client.get("/settings/muted").content.decode()
    client.post("/tag/soil/wish", {"wish": "neither"})
    assert "Growing beans in shade" in client.get("/new").content.decode()
    assert "No tag" in client.get("/settings/muted").content.decode()
