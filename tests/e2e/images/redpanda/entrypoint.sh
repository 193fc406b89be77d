#!/bin/bash
# The real image hands its arguments to rpk, too.
exec /usr/bin/rpk "$@"
