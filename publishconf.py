"""Settings of the published site: what differs from pelicanconf.py."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *

SITEURL = "https://vigie.example"
PLUGINS = [one for one in PLUGINS if one not in ("plugins.desk", "plugins.style")]
HASHED_ASSETS = True
SEARCH_LIMIT = None
SOCIAL_CARDS = True
