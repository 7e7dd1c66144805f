"""Addresses that people can read. Names of accounts, texts and communities; numbers elsewhere."""

from django.urls import path, register_converter
from django.views.i18n import set_language

from frontend.converters import NameConverter, PictureConverter
from frontend.views import (
    articles,
    explorer,
    feeds,
    media,
    notices,
    people,
    preferences,
    tags,
    votes,
    wallets,
    writing,
)

register_converter(NameConverter, "name")
register_converter(PictureConverter, "picture")

urlpatterns = [
    path("", feeds.hot, name="hot"),
    path("trending", feeds.trending, name="trending"),
    path("new", feeds.new, name="new"),
    path("closing", feeds.closing, name="closing"),
    path("again", feeds.again, name="again"),
    path("following", feeds.following, name="following"),
    path("in/<slug:language>", feeds.texts_in, name="texts_in"),
    path("tag/<slug:tag>", feeds.tag, name="tag"),
    path("tag/<slug:tag>/wish", tags.wish, name="tag_wish"),
    path("c", feeds.communities, name="communities"),
    path("c/<slug:slug>", feeds.community, name="community"),
    path("c/<slug:slug>/join", people.join, name="join"),
    path("write", writing.write, name="write"),
    path("preview", writing.preview, name="preview"),
    path("media/upload", media.upload, name="upload"),
    path("media/<picture:name>.webp", media.picture, name="picture"),
    path("complete", media.complete, name="complete"),
    path("work/<int:work>/vote", votes.vote, name="vote"),
    path("work/<int:work>/withdraw", votes.withdraw, name="withdraw"),
    path("work/<int:work>/dispute", votes.dispute, name="dispute"),
    path("work/<int:work>/reply", writing.reply, name="reply"),
    path("notices", notices.listed, name="notices"),
    path("notices/read", notices.read, name="notices_read"),
    path("notices/ways", notices.ways, name="notice_ways"),
    path("wallet", wallets.own, name="wallet"),
    path("wallet/send", wallets.send, name="send"),
    path("wallet/power-up", wallets.power_up, name="power_up"),
    path("wallet/power-down", wallets.power_down, name="power_down"),
    path("wallet/<int:number>", wallets.of, name="wallet_of"),
    path("blocks", explorer.blocks, name="blocks"),
    path("block/<int:height>", explorer.block, name="block"),
    path("cycles", explorer.cycles, name="cycles"),
    path("cycle/<int:number>", explorer.cycle, name="cycle"),
    path("rules/<str:name>", explorer.rules, name="rules"),
    path("blot/<str:name>.svg", people.blot, name="blot"),
    path("theme", preferences.theme, name="theme"),
    path("language", set_language, name="set_language"),
    path("@<name:name>", people.profile, name="profile"),
    path("@<name:name>/follow", people.follow, name="follow"),
    path("@<name:name>/<slug:permlink>", articles.article, name="article"),
    path("@<name:name>/<slug:permlink>/edit", writing.revise, name="revise"),
]
