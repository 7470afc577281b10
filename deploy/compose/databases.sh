#!/bin/sh
# For each service a database, a role that owns and migrates it, and one with which the service runs.
set -eu
for name in wallet ledger payment voucher withdrawal notification partnersync; do
    psql --set ON_ERROR_STOP=1 --username postgres <<SQL
create role ${name}_owner login password 'local-only';
create role ${name}_app login password 'local-only';
create database $name owner ${name}_owner;
revoke all on database $name from public;
grant connect on database $name to ${name}_app;
SQL
done
