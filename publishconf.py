"""Settings of the published site: what differs from pelicanconf.py."""

from pelicanconf import *  # noqa: F403 - every other setting is the same

SITEURL = "https://vigie.example"
