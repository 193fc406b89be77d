# The inner half of engine.sh: runs in the fresh namespaces, prepares /sys and the loopback, becomes dockerd.
set -euo pipefail
run=$1 cgroup=$2
mkdir -p "$run"/{data,exec,config}
ip link set lo up
# /sys must show this network namespace (bridge settings), with the cgroups where they were
mount --rbind /sys/fs/cgroup "$run/cgroup"
mount -t sysfs sysfs /sys
mount --rbind "$run/cgroup" /sys/fs/cgroup
# a stack's own Traefik looks for the engine here
mount -t tmpfs tmpfs /run
[[ -L /var/run ]] || mount --bind /run /var/run
exec dockerd --config-file /dev/null --host "unix://$run/docker.sock" --host unix:///run/docker.sock --pidfile "$run/pid" \
  --data-root "$run/data" --exec-root "$run/exec" --cgroup-parent "$cgroup" \
  --exec-opt native.cgroupdriver=cgroupfs --dns 127.0.0.1
