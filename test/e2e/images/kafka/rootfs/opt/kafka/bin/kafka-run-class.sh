#!/bin/sh
# kafka-run-class.sh CLASS [ARGUMENT...]: runs a class of Kafka's jars, with the environment variables of the official
# script of this name. Like that one it makes LOG_DIR, which on a read-only root file system must lie on a volume.
set -eu
LOG_DIR=${LOG_DIR:-/opt/kafka/logs}
mkdir -p "$LOG_DIR"
exec java ${KAFKA_HEAP_OPTS:--Xmx256m} ${KAFKA_JVM_PERFORMANCE_OPTS-} ${KAFKA_GC_LOG_OPTS-} -Dkafka.logs.dir="$LOG_DIR" \
  ${KAFKA_LOG4J_OPTS:--Dlog4j2.configurationFile=/opt/kafka/config/log4j2.yaml} ${KAFKA_OPTS-} -cp '/opt/kafka/libs/*' "$@"
