"""What the jobs promise, judged from outside while the world misbehaves: people, networks, power cuts."""
