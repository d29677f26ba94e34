"""A knowledge graph of Vietnamese officials, public bodies and awards, each with its proof."""
