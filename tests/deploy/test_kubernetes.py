"""The files for Kubernetes fit its schemas, each other and the bot's settings.

Rendered with kubectl where it is installed, and each file by itself in any case. No cluster is
needed, and none has tried them here.
"""

from __future__ import annotations

import copy
import re
import shutil
import subprocess
from pathlib import Path

import kubernetes_validate
import pytest
import yaml

from bot.discord_app.shards import shards_of
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "deploy" / "kubernetes"
FILES = sorted(set(FOLDER.glob("*.yaml")) - {FOLDER / "kustomization.yaml"})
VERSIONS = ("1.30", "1.34")
"""The oldest and a recent one."""


def read(name):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def settings():
    """Name → value of settings.env."""
    text = (FOLDER / "settings.env").read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", text, re.MULTILINE))


@pytest.fixture(scope="module")
def rendered():
    """Kind → what kubectl would send."""
    if shutil.which("kubectl") is None:
        pytest.skip("kubectl is not installed; it renders deploy/kubernetes without a cluster")
    command = ["kubectl", "kustomize", str(FOLDER)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {each["kind"]: each for each in yaml.safe_load_all(done.stdout)}


@pytest.fixture
def pods():
    return read("statefulset.yaml")["spec"]


def bot_of(spec):
    (container,) = spec["template"]["spec"]["containers"]
    return container


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_each_file_fits_the_schema_with_nothing_beyond_it(file, version):
    for each in yaml.safe_load_all(file.read_text(encoding="utf-8")):
        kubernetes_validate.validate(each, version, strict=True)


@pytest.mark.parametrize("version", VERSIONS)
def test_what_kubectl_renders_fits_the_schema(rendered, version):
    assert set(rendered) == {
        *("ConfigMap", "PersistentVolumeClaim", "PodDisruptionBudget", "Service", "StatefulSet")
    }
    for each in rendered.values():
        kubernetes_validate.validate(each, version, strict=True)


def test_a_slip_of_the_hand_would_be_found(pods):
    slips = copy.deepcopy(read("statefulset.yaml"))
    slips["spec"]["template"]["spec"]["containers"][0]["readynessProbe"] = {}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(slips, VERSIONS[-1], strict=True)


def test_kustomize_takes_every_file_but_the_example_of_the_secret():
    taken = set(read("kustomization.yaml")["resources"]) | {"secret.example.yaml"}
    assert taken == {file.name for file in FILES}
    assert not any(read("secret.example.yaml")["stringData"].values())


def test_the_names_that_refer_to_each_other_are_the_same(rendered):
    pods = rendered["StatefulSet"]["spec"]
    pod, bot = pods["template"]["spec"], bot_of(pods)
    sources = [next(iter(each.values()))["name"] for each in bot["envFrom"]]
    secret = read("secret.example.yaml")["metadata"]["name"]
    assert sources == [rendered["ConfigMap"]["metadata"]["name"], secret]
    assert pods["serviceName"] == rendered["Service"]["metadata"]["name"]
    claims = [v["persistentVolumeClaim"]["claimName"] for v in pod["volumes"] if len(v) == 2
              and "persistentVolumeClaim" in v]  # fmt: skip
    assert claims == [rendered["PersistentVolumeClaim"]["metadata"]["name"]]
    labels = pods["template"]["metadata"]["labels"]
    for selector in (
        pods["selector"]["matchLabels"],
        rendered["Service"]["spec"]["selector"],
        rendered["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"],
    ):
        assert selector.items() <= labels.items()
    volumes = {v["name"] for v in (*pod["volumes"], *(c["metadata"] for c in _claims(pods)))}
    for container in (*pod["initContainers"], bot):
        assert {mount["name"] for mount in container["volumeMounts"]} <= volumes
        assert container["image"] == pod["initContainers"][0]["image"]


def _claims(pods):
    return pods["volumeClaimTemplates"]


def test_the_pods_together_have_every_shard_once(monkeypatch, pods):
    for name, value in settings().items():
        monkeypatch.setenv(name, value)
    given = Settings(_env_file=None)
    hosts = [f"denver-faq-bot-{number}" for number in range(pods["replicas"])]
    ids = [one for host in hosts for one in shards_of(given, host).ids]
    assert ids == list(range(given.shard_count))


def test_every_setting_that_is_given_is_one():
    text = (FOLDER / "settings.env").read_text(encoding="utf-8")
    names = {*re.findall(r"^#?([A-Z_]+)=", text, re.MULTILINE)}
    names |= set(read("secret.example.yaml")["stringData"])
    names |= {each["name"] for each in bot_of(read("statefulset.yaml")["spec"])["env"]}
    assert names <= {name.upper() for name in Settings.model_fields}


def test_logins_keep_their_distance(pods):
    assert pods["podManagementPolicy"] == "OrderedReady"
    assert pods["minReadySeconds"] >= 5


def test_a_pod_has_no_right_and_no_place_that_it_does_not_need(pods):
    """What Kubernetes calls the restricted profile, and a root that cannot be written."""
    pod = pods["template"]["spec"]
    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] == 1000
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert not {"hostNetwork", "hostPID", "hostIPC"} & set(pod)
    for container in (*pod["initContainers"], *pod["containers"]):
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
    places = {mount["mountPath"] for mount in bot_of(pods)["volumeMounts"]}
    assert places == {"/knowledge", "/state", "/tmp"}
    given = {each["name"]: each["value"] for each in bot_of(pods)["env"]}
    assert {given["KNOWLEDGE_DIR"], given["STATE_DIR"]} < places


def test_the_probes_ask_what_the_bot_answers(pods):
    bot = bot_of(pods)
    (port,) = bot["ports"]
    assert bot["env"][-1] == {
        "name": "HEALTH_ADDRESS",
        "value": f"0.0.0.0:{port['containerPort']}",
    }
    asked = {kind: bot[f"{kind}Probe"]["httpGet"] for kind in ("startup", "liveness", "readiness")}
    assert {probe["port"] for probe in asked.values()} == {port["name"]}
    assert [probe["path"] for probe in asked.values()] == ["/healthz", "/healthz", "/readyz"]
    # A stop gets the time that the container of Compose has.
    compose = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text(encoding="utf-8"))
    grace = pods["template"]["spec"]["terminationGracePeriodSeconds"]
    assert f"{grace}s" == compose["services"]["bot"]["stop_grace_period"]


def test_the_first_start_fills_an_empty_volume_and_touches_no_file_that_is_there(tmp_path, pods):
    (container,) = pods["template"]["spec"]["initContainers"]
    image, shared = tmp_path / "knowledge", tmp_path / "shared"
    shutil.copytree(ROOT / "tests/examples/base", image)
    shared.mkdir()
    (shared / "faq.yaml").write_text("mine", encoding="utf-8")
    script = container["command"][-1]
    for place in (image, shared):
        script = script.replace(f"/{place.name}/", f"{place}/")
    for _ in range(2):
        subprocess.run([*container["command"][:-1], script], check=True)
        assert {p.name for p in shared.iterdir()} == {p.name for p in image.glob("*.yaml")}
        assert (shared / "faq.yaml").read_text(encoding="utf-8") == "mine"
    assert (shared / "sources.yaml").read_bytes() == (image / "sources.yaml").read_bytes()
