//! Language models and notebooks.

use super::{Habits, ImageFacts, Keeps, Login, Port, ProbeFacts};

pub(super) static ALL: &[ImageFacts] = &[
    ImageFacts {
        repository: "docker.langfuse.com/langfuse/langfuse",
        also: &["langfuse/langfuse", "ghcr.io/langfuse/langfuse"],
        sources: &["langfuse/langfuse web/Dockerfile@62751446: Node on Alpine"],
        tools: &["wget", "node"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "docker.langfuse.com/langfuse/langfuse-worker",
        also: &["langfuse/langfuse-worker", "ghcr.io/langfuse/langfuse-worker"],
        sources: &["langfuse/langfuse worker/Dockerfile@62751446: Node on Alpine"],
        ports: &[Port::new(3030, "Langfuse' worker")],
        tools: &["wget", "node"],
        own_probe: Some(false),
        habits: Habits { missing_tools: &["curl"], ..Habits::PLAIN },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "flowiseai/flowise",
        sources: &[
            "FlowiseAI/Flowise docker/Dockerfile, docker/docker-compose.yml@ababf4c8: curl, /api/v1/ping",
        ],
        ports: &[Port::new(3000, "Flowise")],
        tools: &["curl", "wget"],
        probe: Some(ProbeFacts::curl(60, "http://127.0.0.1:3000/api/v1/ping")),
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/berriai/litellm",
        also: &["docker.litellm.ai/berriai/litellm"],
        sources: &["BerriAI/litellm Dockerfile@003e9622, a920b32f"],
        ports: &[Port::new(4000, "LiteLLM")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/danny-avila/librechat",
        also: &["ghcr.io/danny-avila/librechat-dev"],
        verified: "2026-11-29",
        sources: &["danny-avila/LibreChat Dockerfile@00710016: Node on Alpine"],
        ports: &[Port::new(3080, "LibreChat")],
        tools: &["wget", "node"],
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ghcr.io/open-webui/open-webui",
        also: &["openwebui/open-webui"],
        sources: &["open-webui/open-webui Dockerfile@00a89829: HEALTHCHECK, curl"],
        ports: &[Port::new(8080, "Open WebUI")],
        data: &["/app/backend/data"],
        tools: &["curl"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps::plain("/app/backend/data", "users, chats and documents")],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "gotenberg/gotenberg",
        sources: &["gotenberg/gotenberg build/Dockerfile@00c6ed03: no HEALTHCHECK, curl no longer"],
        ports: &[Port::new(3000, "Gotenberg")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "libretranslate/libretranslate",
        verified: "2026-11-29",
        sources: &[
            "LibreTranslate/LibreTranslate docker/Dockerfile@39429cbe: Python, no HEALTHCHECK",
        ],
        ports: &[Port::new(5000, "LibreTranslate")],
        own_probe: Some(false),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "lobehub/lobe-chat",
        verified: "2026-11-29",
        sources: &["lobehub/lobe-chat Dockerfile@00dc29b9: Node on BusyBox"],
        ports: &[Port::new(3210, "LobeChat")],
        tools: &["wget", "node"],
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "mintplexlabs/anythingllm",
        sources: &[
            "Mintplex-Labs/anything-llm docker/Dockerfile, docker/HOW_TO_USE_DOCKER.md@72aabbd1: HEALTHCHECK, curl",
        ],
        ports: &[Port::new(3001, "AnythingLLM")],
        data: &["/app/server/storage"],
        tools: &["curl", "bash"],
        own_probe: Some(true),
        habits: Habits {
            keeps: &[Keeps {
                unless: &["STORAGE_DIR!=/app/server/storage"],
                ..Keeps::plain("/app/server/storage", "every document and its settings")
            }],
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "ollama/ollama",
        sources: &[
            "ollama/ollama Dockerfile, docs/docker.mdx: Ubuntu with ca-certificates and libraries alone",
        ],
        ports: &[Port::new(11434, "Ollama")],
        tools: &["ollama", "bash"],
        probe: Some(ProbeFacts::exec(30, &["ollama", "list"])),
        own_probe: Some(false),
        habits: Habits {
            serves: &["serve"],
            missing_in: |tag| if tag.contains("rocm") { &[] } else { &["curl", "wget"] },
            login: |_| Login::OnlyWith(&[]),
            ..Habits::PLAIN
        },
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "quay.io/jupyter/base-notebook",
        also: &["jupyter/base-notebook"],
        sources: &["jupyter/docker-stacks images/base-notebook/Dockerfile@82093869: HEALTHCHECK"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "quay.io/jupyter/datascience-notebook",
        also: &["jupyter/datascience-notebook"],
        sources: &["jupyter/docker-stacks images/base-notebook/Dockerfile@82093869: HEALTHCHECK"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "quay.io/jupyter/minimal-notebook",
        also: &["jupyter/minimal-notebook"],
        sources: &["jupyter/docker-stacks images/base-notebook/Dockerfile@82093869: HEALTHCHECK"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
    ImageFacts {
        repository: "quay.io/jupyter/scipy-notebook",
        also: &["jupyter/scipy-notebook"],
        sources: &["jupyter/docker-stacks images/base-notebook/Dockerfile@82093869: HEALTHCHECK"],
        own_probe: Some(true),
        ..ImageFacts::PLAIN
    },
];
