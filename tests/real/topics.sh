# Redpanda's own command line, rpk, brings topics to what the stack says, against a Kafka server in memory.
#
# rpk is taken from $SMARTEROS_RPK, $tools/rpk or the path. The server is franz-go's kfake, built with Go under $tools;
# of Redpanda's admin interface it has only the four answers about cluster settings that rpk asks for, made here, and
# like Redpanda it refuses a topic setting of an unknown name.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/compose-tool.sh"

rpk=${SMARTEROS_RPK:-$tools/rpk}
if [[ ! -x $rpk ]]; then rpk=$(command -v rpk) || skip "no rpk here: put one at $tools/rpk or set SMARTEROS_RPK"; fi
command -v go >/dev/null || skip "no Go here"
compose=$(compose_tool) || skip "no Docker Compose can be fetched here"
"$smarteros" render --to compose -o "$work/docker-compose.yml" || fail "render"
(cd "$work" && clean_compose config --no-interpolate --format json) | python3 -c '
import json, sys
configs = json.load(sys.stdin)["configs"]
print(next(c["content"] for name, c in configs.items() if name.startswith("redpanda_topics_sh_")).replace("$$", "$"), end="")' >"$work/topics.sh"

build_broker() {
  mkdir -p "$tools/kfake"
  cp "$work/main.go" "$tools/kfake/main.go"
  (
    cd "$tools/kfake" && export CGO_ENABLED=0 && rm -f broker go.mod go.sum && go mod init kafka &&
      go get github.com/twmb/franz-go@v1.22.2 github.com/twmb/franz-go/pkg/kfake@v0.0.0-20260918054303-01f206a7e32c &&
      go mod tidy && nice go build -o broker .
  ) >&2
}
cat >"$work/main.go" <<'GO'
// A Kafka server in memory and the part of Redpanda's admin interface that sets cluster properties.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"strconv"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kmsg"
)

// kfake takes any setting of a topic; Redpanda refuses one it does not know, and so does this.
const unknown = "no.such.setting"

func refuse(cluster *kfake.Cluster, request kmsg.Request) (kmsg.Response, error, bool) {
	cluster.KeepControl()
	switch request := request.(type) {
	case *kmsg.IncrementalAlterConfigsRequest:
		for _, resource := range request.Resources {
			for _, config := range resource.Configs {
				if config.Name == unknown {
					answer := kmsg.NewIncrementalAlterConfigsResponseResource()
					answer.ResourceType, answer.ResourceName = resource.ResourceType, resource.ResourceName
					answer.ErrorCode = kerr.InvalidConfig.Code
					response := request.ResponseKind().(*kmsg.IncrementalAlterConfigsResponse)
					response.Resources = append(response.Resources, answer)
					return response, nil, true
				}
			}
		}
	case *kmsg.CreateTopicsRequest:
		for _, topic := range request.Topics {
			for _, config := range topic.Configs {
				if config.Name == unknown {
					answer := kmsg.NewCreateTopicsResponseTopic()
					answer.Topic, answer.ErrorCode = topic.Topic, kerr.InvalidConfig.Code
					response := request.ResponseKind().(*kmsg.CreateTopicsResponse)
					response.Topics = append(response.Topics, answer)
					return response, nil, true
				}
			}
		}
	}
	return nil, nil, false
}

func main() {
	port, err := strconv.Atoi(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	cluster, err := kfake.NewCluster(kfake.NumBrokers(1), kfake.Ports(port))
	if err != nil {
		log.Fatal(err)
	}
	defer cluster.Close()
	cluster.Control(func(request kmsg.Request) (kmsg.Response, error, bool) { return refuse(cluster, request) })
	// A boolean and an enumeration, as in Redpanda: the second is a string that looks like a boolean.
	values := map[string]any{"auto_create_topics_enabled": true, "write_caching_default": "true"}
	version := 1
	reply := func(w http.ResponseWriter, value any) { _ = json.NewEncoder(w).Encode(value) }
	http.HandleFunc("GET /v1/cluster_config", func(w http.ResponseWriter, r *http.Request) {
		key := r.URL.Query().Get("key")
		if value, known := values[key]; known {
			reply(w, map[string]any{key: value})
			return
		}
		http.Error(w, `{"message": "Unknown property", "code": 400}`, http.StatusBadRequest)
	})
	http.HandleFunc("GET /v1/cluster_config/schema", func(w http.ResponseWriter, _ *http.Request) {
		reply(w, map[string]any{"properties": map[string]any{
			"auto_create_topics_enabled": map[string]any{"type": "boolean"},
			"write_caching_default":      map[string]any{"type": "string", "enum_values": []string{"true", "false", "disabled"}},
		}})
	})
	http.HandleFunc("PUT /v1/cluster_config", func(w http.ResponseWriter, r *http.Request) {
		var change struct{ Upsert map[string]string }
		if err := json.NewDecoder(r.Body).Decode(&change); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		for key, value := range change.Upsert {
			if _, boolean := values[key].(bool); boolean {
				values[key] = value == "true"
			} else {
				values[key] = value
			}
		}
		version++
		reply(w, map[string]any{"config_version": version})
	})
	http.HandleFunc("GET /v1/cluster_config/status", func(w http.ResponseWriter, _ *http.Request) {
		reply(w, []map[string]any{{"node_id": 0, "restart": false, "config_version": version}})
	})
	fmt.Println("ready")
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[2], nil))
}
GO
broker=$tools/kfake/broker
if [[ ! -x $broker ]] || ! cmp -s "$work/main.go" "$tools/kfake/main.go"; then
  build_broker || skip "the Kafka server cannot be built"
fi

read -r kafka admin < <(python3 -c '
import socket
a, b = socket.socket(), socket.socket()
a.bind(("127.0.0.1", 0)); b.bind(("127.0.0.1", 0))
print(a.getsockname()[1], b.getsockname()[1])')
export RPK_BROKERS=127.0.0.1:$kafka RPK_ADMIN_HOSTS=127.0.0.1:$admin HOME=$work
mkdir "$work/bin"
ln -s "$rpk" "$work/bin/rpk"
export PATH="$work/bin:$PATH"
"$broker" "$kafka" "$admin" >"$work/broker.log" 2>&1 &
server=$!
cleanup() { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true; rm -rf "$work"; }
for _ in {1..100}; do
  if grep -q ready "$work/broker.log"; then break; fi
  sleep 0.1
done

run() { bash "$work/topics.sh" >"$work/output" 2>&1 || fail "the job: $(cat "$work/output")"; }
# What the job is told, one line a topic: name, partitions, replicas, settings.
wanted() { sed -n 's/^topic //p' "$work/topics.sh"; }
# The same, as the server has it: rpk's own description, of the settings that the job names.
holds() {
  local name partitions replicas settings setting count=0 description
  while read -r name partitions replicas settings; do
    description=$(rpk topic describe "$name" --print-summary --print-configs)
    grep -qE "^PARTITIONS +$partitions\$" <<<"$description" || fail "$name has not $partitions partitions: $description"
    grep -qE "^REPLICAS +$replicas\$" <<<"$description" || fail "$name has not $replicas replicas: $description"
    for setting in $settings; do
      grep -qE "^${setting%%=*} +${setting#*=} " <<<"$description" || fail "$name lacks $setting: $description"
    done
    count=$((count + 1))
  done < <(wanted)
  ((count > 0)) || fail "the job knows no topic"
  topics=$count
  [[ $(rpk cluster config get write_caching_default) == '"false"' ]] || fail "write caching is on"
  [[ $(rpk cluster config get auto_create_topics_enabled) == false ]] || fail "topics are created by typing errors"
}

say "$(rpk --version) against kfake"
rpk topic create from-before -p 1 >/dev/null
run
holds
[[ $(grep -c ': created with' "$work/output") == "$topics" ]] || fail "first run: $(cat "$work/output")"
ok "$topics topics are created as the stack says, two cluster settings are corrected"

run
holds
if grep -vE '^topics: [0-9]+ topics are as the stack says$' "$work/output"; then fail "a second run changes something"; fi
ok "a second run changes nothing"

mapfile -t names < <(wanted | cut -d ' ' -f 1)
one=${names[0]} two=${names[1]} three=${names[2]}
rpk topic delete "$one" "$two" >/dev/null
rpk topic create "$one" -p 1 >/dev/null
rpk topic create "$two" -p 7 -c cleanup.policy=delete -c retention.ms=5 >/dev/null
rpk topic alter-config "$three" --set retention.ms=1 --set compression.type=gzip >/dev/null
rpk cluster config set write_caching_default true >/dev/null
run
grep -q "^topics: $one: had 1 partitions, has" "$work/output" || fail "no partitions are added: $(cat "$work/output")"
grep -q "^topics: warning: $two has 7 partitions" "$work/output" || fail "no warning: $(cat "$work/output")"
sed -i -E "s/^(topic $two) [0-9]+/\1 7/" "$work/topics.sh"
holds
rpk topic list | grep -q '^from-before ' || fail "a topic that the stack does not know is gone"
ok "partitions are added and never taken away, settings are corrected, nothing is deleted"

# breaks WHY SED WORD: the job, changed like this, must stop with the word in its message
breaks() {
  sed -E "$2" "$work/topics.sh" >"$work/broken.sh"
  if cmp -s "$work/topics.sh" "$work/broken.sh"; then fail "no such line to change: $2"; fi
  if bash "$work/broken.sh" >"$work/output" 2>&1; then fail "the job exits 0 with $1: $(cat "$work/output")"; fi
  grep -q "$3" "$work/output" || fail "with $1 the job says: $(cat "$work/output")"
}
breaks "a setting that the server refuses" "s/^(topic $one .*)/\1 no.such.setting=1/" "$one"
breaks "a refused setting on a new topic" 's/^(topic) [^ ]+ (.*)/\1 new.topic \2 no.such.setting=1/' new.topic
breaks "a topic name that the server refuses" 's/^(topic) [^ ]+/\1 no:such:name/' no:such:name
breaks "a cluster property that does not exist" 's/^cluster write_caching_default/cluster no_such_property/' no_such_property
RPK_BROKERS=127.0.0.1:1 breaks "no broker" 's/^set -euo/set -o nounset -euo/' unable
ok "every error of the server stops the job"
