"""A WordPress blog brought home: its export becomes our folders of posts, pages and comments."""
