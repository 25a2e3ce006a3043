#!/bin/sh
# kafka-server-start.sh SERVER_PROPERTIES: runs a broker, with its garbage collection logged to LOG_DIR.
set -eu
export LOG_DIR="${LOG_DIR:-/opt/kafka/logs}"
export KAFKA_HEAP_OPTS="${KAFKA_HEAP_OPTS:--Xms1g -Xmx1g}"
export KAFKA_GC_LOG_OPTS="${KAFKA_GC_LOG_OPTS:--Xlog:gc*:file=$LOG_DIR/kafkaServer-gc.log:time,tags}"
exec /opt/kafka/bin/kafka-run-class.sh kafka.Kafka "$@"
