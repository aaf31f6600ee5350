"""How files travel between laptops: through a folder that all see, and in parcels that only one can open."""
