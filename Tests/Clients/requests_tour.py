"""The three contracts with Python's requests: one user, made in classic, seen in all three."""

import sys

import requests

base = sys.argv[1]


def check(what: str, holds: bool, answer: requests.Response) -> None:
    """Says that something holds, or ends with what was answered instead."""
    if not holds:
        sys.exit(f"FAILED: {what}: {answer.status_code} {answer.text}")
    print(f"ok   {what}")


classic = requests.Session()
classic.get(f"{base}/tweet")
csrf = classic.cookies["csrftoken"]
answer = classic.post(
    f"{base}/signup/",
    json={"user_name": "파이", "user_id": "py.thon", "user_password": "correct horse", "user_csrf": csrf},
)
check("classic: sign up", answer.json() == {"message": "Sign Up Success"}, answer)
answer = classic.post(f"{base}/login/", data={"user_id": "py.thon", "user_password": "correct horse"})
check("classic: log in", answer.json() == {"message": "Login Success"}, answer)
check("classic: a session cookie", "sessionid" in classic.cookies, answer)
answer = classic.post(f"{base}/user_auth", json={"user_csrf": csrf})
expected = '{"user_id":"py.thon","user_name":"파이","user_profile":""}'
check("classic: who has the csrf value", answer.json()["data"] == expected, answer)
answer = classic.post(f"{base}/tweet", json={"user_id": "py.thon", "user_content": "안녕 🐍"})
check("classic: post", answer.json()["message"] == "Tweet Success", answer)
tweet = answer.json()["content_id"]

for version, wrap in (("v1", "token"), ("v2", "data")):
    credentials = {"username": "PY.THON", "password": "correct horse"}
    answer = requests.post(f"{base}/{version}/tokens", json=credentials)
    check(f"{version}: the same user logs in", answer.status_code == 201, answer)
    headers = {"Authorization": "Bearer " + answer.json()[wrap]["accessToken"]}
    answer = requests.get(f"{base}/{version}/tweets/{tweet}", headers=headers)
    seen = answer.json()["tweet" if version == "v1" else "data"]
    time = "2026-01-01T00:00:00Z" if version == "v1" else "2026-01-01 00:00:00"
    check(f"{version}: the same tweet", seen["content"] == "안녕 🐍" and seen["author"]["name"] == "파이", answer)
    check(f"{version}: its own form of times", len(seen["createdAt"]) == len(time), answer)
    tag = answer.headers["ETag"]
    answer = requests.get(f"{base}/{version}/tweets/{tweet}", headers={"If-None-Match": tag})
    check(f"{version}: 304 for what one has", answer.status_code == 304 and not answer.content, answer)

answer = requests.post(f"{base}/v1/users", data={"username": "a", "email": "x"})
check("v1: every failing field in the message", all(word in answer.json()["error"]["message"] for word in
      ("username", "name", "email", "password")) and answer.status_code == 400, answer)
answer = classic.post(f"{base}/tweet_del/", json={"user_id": "py.thon", "content_id": int(tweet)})
check("classic: delete", answer.json() == {"message": "Delete Success"}, answer)
answer = requests.get(f"{base}/v2/tweets/{tweet}")
check("v2: it is gone", answer.status_code == 404 and answer.json()["code"] == "TWEET_001", answer)
