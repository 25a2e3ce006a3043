#!/bin/sh
# kafka-storage.sh COMMAND [OPTION...]: formats a broker's storage, among others.
exec /opt/kafka/bin/kafka-run-class.sh kafka.tools.StorageTool "$@"
