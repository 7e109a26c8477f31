"""Logs in and posts with the client that was generated from v2's document."""

import sys

from client import AuthenticatedClient, Client
from client.api.tokens import log_in
from client.api.tweets import get_tweet, post_tweet
from client.api.users import sign_up
from client.models import Credentials, NewTweet, NewUser

base = sys.argv[1]
anyone = Client(base_url=base)
made = sign_up.sync(client=anyone, body=NewUser(username="generated", name="생성됨", password="correct horse"))
assert made.success and made.data.username == "generated", made
granted = log_in.sync(client=anyone, body=Credentials(username="generated", password="correct horse"))
caller = AuthenticatedClient(base_url=base, token=granted.data.access_token)
posted = post_tweet.sync(client=caller, body=NewTweet(content="생성된 클라이언트가 쓴 글"))
found = get_tweet.sync(posted.data.id, client=anyone)
assert found.data.content == "생성된 클라이언트가 쓴 글" and found.data.author.id == made.data.id, found
refused = post_tweet.sync_detailed(client=AuthenticatedClient(base_url=base, token="none"), body=NewTweet(content="x"))
assert refused.status_code == 401 and refused.parsed.code == "AUTH_002", refused
print("it signs up, logs in, posts, reads, and understands a refusal")
