"""What is kept between builds, and how a build knows that nothing kept is stale."""
