"""A Flask app on Authlib, as its manual has it; / shows who signed in."""

import os

from authlib.integrations.flask_client import OAuth
from flask import Flask, jsonify, redirect, session, url_for

app = Flask(__name__)
app.secret_key = "a secret of the app"
idp = OAuth(app).register(
    name="idp",
    server_metadata_url=os.environ["ISSUER"] + "/.well-known/openid-configuration",
    client_id=os.environ["CLIENT_ID"],
    client_secret=os.environ["CLIENT_SECRET"],
    client_kwargs={"scope": "openid profile email"},
)


@app.route("/")
def home():
    return jsonify(session.get("user"))


@app.route("/login")
def login():
    return idp.authorize_redirect(url_for("callback", _external=True))


@app.route("/callback")
def callback():
    token = idp.authorize_access_token()
    session["user"] = {"id_token": token["userinfo"], "userinfo": idp.userinfo()}
    return redirect("/")


app.run(host="127.0.0.1", port=int(os.environ["PORT"]))
