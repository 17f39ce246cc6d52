"""What is typed becomes an entity of the domain, and an entity what can be typed."""
