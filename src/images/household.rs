//! Money, time, recipes, games and the house.

use super::{Habits, ImageFacts, Keeps, Port, ProbeFacts, Required};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "actualbudget/actual-server",
        sources: &[
            "actualbudget/actual sync-server.Dockerfile@451664f2, 005215a6",
            "actualbudget/actual-server docker-compose.yml: /data",
        ],
        ports: &[Port::new(5006, "Actual")],
        data: &["/data"],
        tools: &["node"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps {
                unless: &["ACTUAL_DATA_DIR"],
                ..Keeps::plain("/data", "every budget")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "balzack/databag",
        verified: "2026-11-29",
        sources: &["balzack/databag Dockerfile@45343338: Go on Alpine, curl"],
        ports: &[Port::new(7000, "Databag")],
        data: &["/var/lib/databag"],
        tools: &["curl", "wget"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::plain("/var/lib/databag", "every account and its files")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "fireflyiii/core",
        sources: &["firefly-iii/docker docker-compose.yml@841e328"],
        ports: &[Port::new(8080, "Firefly III")],
        data: &["/var/www/html/storage/upload"],
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "fireflyiii/data-importer",
        sources: &["firefly-iii/docker docker-compose-importer.yml@841e328"],
        ports: &[Port::new(8080, "Firefly III's importer")],
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/analogj/scrutiny",
        verified: "2026-11-29",
        sources: &["AnalogJ/scrutiny docker/Dockerfile, docker/Dockerfile.web@89588a4f: curl"],
        data: &["/opt/scrutiny/config", "/opt/scrutiny/influxdb"],
        tools: &["curl"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/blakeblackshear/frigate",
        also: &["blakeblackshear/frigate"],
        verified: "2026-11-29",
        sources: &["blakeblackshear/frigate docker/main/Dockerfile@e3fa7018: HEALTHCHECK, curl"],
        data: &["/config", "/media/frigate"],
        tools: &["curl"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/esphome/esphome",
        also: &["esphome/esphome"],
        verified: "2026-11-29",
        sources: &["esphome/esphome docker/Dockerfile@33fdbbe3: HEALTHCHECK, volume, curl"],
        ports: &[Port::new(6052, "ESPHome")],
        data: &["/config"],
        tools: &["curl", "python"],
        own_probe: Some(true),
        habits: Habits {
            serves: &["dashboard"],
            keeps: &[Keeps::declared("/config", "every device's settings")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/hargata/lubelogger",
        verified: "2026-11-29",
        sources: &["hargata/lubelog Dockerfile, docker-compose.yml@95e811b7: .NET's server image"],
        ports: &[Port::new(8080, "LubeLogger")],
        data: &["/App/data"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::plain("/App/data", "every vehicle and its papers")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/home-assistant/home-assistant",
        also: &["homeassistant/home-assistant"],
        sources: &[
            "home-assistant/core Dockerfile@005c812f: no HEALTHCHECK",
            "home-assistant/home-assistant.io source/_includes/installation/container/compose.md@246a6e7d: /config",
        ],
        ports: &[Port::new(8123, "Home Assistant")],
        data: &["/config"],
        own_probe: Some(false),
        habits: Habits {
            keeps: &[Keeps::plain("/config", "its settings, users and history")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/mealie-recipes/mealie",
        sources: &[
            "mealie-recipes/mealie docker/Dockerfile@b5643a93: HEALTHCHECK, volume; @50077bce: port 80",
        ],
        ports: &[Port::new(9000, "Mealie"), Port::new(80, "Mealie of old")],
        data: &["/app/data"],
        tools: &["python"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::declared("/app/data", "every recipe, user and picture")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/sysadminsmedia/homebox",
        sources: &["sysadminsmedia/homebox Dockerfile@8222a88d: HEALTHCHECK, wget, volume"],
        ports: &[Port::new(7745, "HomeBox")],
        data: &["/data"],
        tools: &["wget"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::declared("/data", "its database and pictures")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghostfolio/ghostfolio",
        sources: &[
            "ghostfolio/ghostfolio Dockerfile, docker/docker-compose.yml, apps/api/src/services/configuration/configuration.service.ts@c542997d",
        ],
        ports: &[Port::new(3333, "Ghostfolio")],
        tools: &["curl", "node"],
        probe: Some(ProbeFacts::curl(60, "http://127.0.0.1:3333/api/v1/health")),
        own_probe: Some(false),
        habits: Habits {
            required: &[
                Required::fatal(
                    &["ACCESS_TOKEN_SALT"],
                    "it does not start without the salt of its tokens",
                ),
                Required::fatal(
                    &["JWT_SECRET_KEY"],
                    "it does not start without the key of its tokens",
                ),
            ],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "homebridge/homebridge",
        also: &["ghcr.io/homebridge/homebridge"],
        verified: "2026-11-29",
        sources: &["homebridge/docker-homebridge Dockerfile@eff9b946: volume, curl, wget"],
        ports: &[Port::new(8581, "Homebridge")],
        data: &["/homebridge"],
        tools: &["curl", "wget", "node"],
        habits: Habits {
            keeps: &[Keeps::declared("/homebridge", "its pairings and plugins")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "itzg/minecraft-server",
        sources: &[
            "itzg/docker-minecraft-server Dockerfile, scripts/start-configuration@f61f7219: HEALTHCHECK, EULA",
        ],
        ports: &[Port::new(25565, "Minecraft")],
        data: &["/data"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::declared("/data", "the world and its settings")],
            required: &[Required::fatal(
                &["EULA"],
                "it does not start before Mojang's licence is accepted",
            )],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "kimai/kimai2",
        sources: &["kimai/kimai Dockerfile@1f421c27: HEALTHCHECK, volume"],
        ports: &[Port::new(8001, "Kimai"), Port::new(9000, "Kimai's PHP")],
        data: &["/opt/kimai/var"],
        tools: &["php"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::declared("/opt/kimai/var", "its plugins, invoices and uploads")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "koenkk/zigbee2mqtt",
        also: &["ghcr.io/koenkk/zigbee2mqtt"],
        sources: &["Koenkk/zigbee2mqtt docker/Dockerfile@6835cbf5: Node on Alpine"],
        ports: &[Port::new(8080, "Zigbee2MQTT")],
        data: &["/app/data"],
        tools: &["wget", "node"],
        own_probe: Some(false),
        habits: Habits {
            missing_tools: &["curl"],
            keeps: &[Keeps {
                unless: &["ZIGBEE2MQTT_DATA"],
                ..Keeps::plain("/app/data", "the network's key and its devices")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "vabene1111/recipes",
        sources: &["TandoorRecipes/recipes Dockerfile, docs/install/docker@d206eddb: on Alpine"],
        ports: &[Port::new(80, "Tandoor"), Port::new(8080, "Tandoor of old")],
        data: &["/opt/recipes/mediafiles"],
        tools: &["wget"],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
];
