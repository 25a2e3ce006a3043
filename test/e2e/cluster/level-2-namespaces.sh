# Furnishes the network and mount namespaces that it runs in, for one Kubernetes node: FOLDER NODE_IP SERVICE_RANGE
# OWN_PLACE...
# Nothing here reaches the machine outside: no interface leads out, and the mounts are this namespace's own.
set -eu
folder=$1 node_ip=$2 service_range=$3
shift 3

# containerd's, the kubelet's and the CNI plugins' fixed places; gone with the namespace. The kubelet's volumes must be
# seen by containerd: shared, but within this namespace only
mount --make-rshared /
for place in "$@"; do mount -t tmpfs tmpfs "$place"; done

# the node's address sits on one end of a veth pair whose other end stays here. There is no default route; a connection
# to a service's address needs some route before its destination is rewritten
ip link set lo up
ip link add node0 type veth peer name node0-peer
ip address add "$node_ip/24" dev node0
ip link set node0 up
ip link set node0-peer up
ip route add "$service_range" dev node0

echo 1 > /proc/sys/net/ipv4/ip_forward
echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/default/rp_filter
# else a pod reaches a service whose pod is on the same bridge, but never gets the answer
[ ! -e /proc/sys/net/bridge ] || echo 1 > /proc/sys/net/bridge/bridge-nf-call-iptables

# the kubelet writes these settings of the whole machine (each oops would become a panic): give it files instead
mkdir -p "$folder/sysctl"
for key in vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops kernel/keys/root_maxkeys \
  kernel/keys/root_maxbytes; do
  file=$folder/sysctl/$(echo $key | tr / .)
  cat "/proc/sys/$key" > "$file"
  mount --bind "$file" "/proc/sys/$key"
done
