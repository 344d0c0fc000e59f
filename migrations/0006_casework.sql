-- Casework: what every reviewed piece of work needs: evidence, sending back with every fault at once, notices.

create schema casework;
grant usage on schema casework to prosme_app, prosme_keeper;
