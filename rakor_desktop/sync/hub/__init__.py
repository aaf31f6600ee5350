"""The Hub: the same journal and the same merge on PostgreSQL. A connection is opened only when it is used."""
