"""From planned pages to bytes, and into the output folder."""
