#!/usr/bin/env python3
"""Writes dashboards/*.json, so that all of them share one layout: deploy/grafana/dashboards.py [--check]"""

import json
import pathlib
import sys

FOLDER = pathlib.Path(__file__).parent / "dashboards"
RUNBOOKS = "https://runbooks.walletsuite.example/"
RATE = "[$__rate_interval]"
WIDTH, HEIGHT, COLUMNS = 8, 8, 24

PAYMENTS = 'service="gateway",uri=~"/api/v1/payments/.*|/api/v1/wallets/[*]/(topup|cashout)|/api/v1/wallet/topup/.*|/api/v1/me/wallets/[*]/transfer"'


class Panel:
    """Thresholds are the values from which a panel is orange and red; red alone where one is given."""

    def __init__(self, title, unit, queries, *, says="", thresholds=(), alerts=(), kind="timeseries", falling=False):
        self.title, self.unit, self.queries, self.says = title, unit, queries, says
        self.thresholds, self.alerts, self.kind, self.falling = thresholds, alerts, kind, falling

    def steps(self):
        colours = ["green", "orange", "red"] if len(self.thresholds) == 2 else ["green", "red"]
        if self.falling:
            colours.reverse()
        return [{"color": colour, "value": value} for colour, value in zip(colours, [None, *self.thresholds])]

    def json(self, number, x, y):
        stat = self.kind == "stat"
        custom = {} if stat else {"fillOpacity": 8, "showPoints": "never",
                                  "thresholdsStyle": {"mode": "line" if self.thresholds else "off"}}
        options = ({"reduceOptions": {"calcs": ["lastNotNull"]}, "colorMode": "background", "graphMode": "area"} if stat
                   else {"legend": {"displayMode": "table", "placement": "bottom", "calcs": ["lastNotNull", "max"]},
                         "tooltip": {"mode": "multi", "sort": "desc"}})
        return {
            "id": number,
            "title": self.title,
            "description": self.says,
            "type": self.kind,
            "datasource": {"type": "prometheus", "uid": "${datasource}"},
            "gridPos": {"x": x, "y": y, "w": WIDTH, "h": HEIGHT},
            "fieldConfig": {"defaults": {"unit": self.unit, "color": {"mode": "thresholds" if stat else "palette-classic"},
                                         "thresholds": {"mode": "absolute", "steps": self.steps()},
                                         "custom": custom}, "overrides": []},
            "options": options,
            "links": [{"title": f"Runbook {alert}", "url": f"{RUNBOOKS}{alert}.md", "targetBlank": True}
                      for alert in self.alerts],
            "targets": [{"refId": chr(ord("A") + at), "expr": query, "legendFormat": legend, "editorMode": "code",
                         "range": True} for at, (query, legend) in enumerate(self.queries)],
        }


def stat(title, unit, query, **more):
    return Panel(title, unit, [(query, "")], kind="stat", **more)


def dashboard(name, title, says, rows):
    panels, number, y = [], 0, 0
    for heading, row in rows:
        # Rows are numbered apart: a panel keeps its number, which alerts link to, when a row is added behind it.
        panels.append({"id": 1000 + len(panels), "title": heading, "type": "row", "collapsed": False,
                       "gridPos": {"x": 0, "y": y, "w": COLUMNS, "h": 1}, "panels": []})
        y += 1
        for at, panel in enumerate(row):
            number += 1
            panels.append(panel.json(number, at * WIDTH % COLUMNS, y + at * WIDTH // COLUMNS * HEIGHT))
        y += -(-len(row) * WIDTH // COLUMNS) * HEIGHT
    return {
        "uid": f"suite-{name}",
        "title": title,
        "description": says,
        "tags": ["wallet-suite"],
        "schemaVersion": 39,
        "version": 1,
        "editable": False,
        "timezone": "utc",
        "refresh": "30s",
        "time": {"from": "now-3h", "to": "now"},
        "templating": {"list": [{"name": "datasource", "label": "Prometheus", "type": "datasource", "query": "prometheus",
                                 "refresh": 1, "hide": 0}]},
        "links": [{"title": "Wallet Suite", "type": "dashboards", "tags": ["wallet-suite"], "asDropdown": True,
                   "includeVars": True, "keepTime": True}],
        "annotations": {"list": [{"name": "Alerts", "datasource": {"type": "prometheus", "uid": "${datasource}"},
                                  "enable": True, "iconColor": "red", "titleFormat": "{{alertname}}",
                                  "expr": 'ALERTS{alertstate="firing"}'}]},
        "panels": panels,
    }


def overview():
    return dashboard("overview", "Wallet Suite: does money move?", "The first look: payments, the ledger and what waits.", [
        ("Does money move?", [
            stat("Payments", "reqps", f"sum(rate(http_server_requests_seconds_count{{{PAYMENTS}}}{RATE}))",
                 says="Requests that move money, as they come in at the gateway."),
            stat("Payments without server error, 1 h", "percentunit", 'suite:slo_success:ratio1h{slo="payments"}',
                 thresholds=(0.99, 0.9995), falling=True, says="The objective is 99.95 % in 30 days.",
                 alerts=("PaymentsBurnFast", "PaymentsBurnSlow")),
            stat("All requests without server error, 1 h", "percentunit", 'suite:slo_success:ratio1h{slo="api"}',
                 thresholds=(0.99, 0.999), falling=True, says="The objective is 99.9 % in 30 days.",
                 alerts=("ApiBurnFast", "ApiBurnSlow")),
            stat("Ledger postings", "ops", f"sum(rate(ledger_writer_posted_total{RATE}))"),
            stat("Discrepancies", "none", "sum(max by (service, extent) (reconciliation_discrepancies))", thresholds=(1,),
                 says="What reconciliation found in the books and between the services. Anything but 0 is an incident."),
            stat("Dead letters", "none", "sum(max by (service, listener) (events_dead_lettered))", thresholds=(1,)),
        ]),
        ("Requests at the gateway", [
            Panel("Requests by route", "reqps",
                  [(f'sum by (uri) (rate(http_server_requests_seconds_count{{service="gateway"}}{RATE}))', "{{uri}}")]),
            Panel("Server errors by route", "reqps",
                  [(f'sum by (uri, status) (rate(http_server_requests_seconds_count{{service="gateway",status=~"5.."}}{RATE}))',
                    "{{status}} {{uri}}")], thresholds=(1,)),
            Panel("Response time of payments", "s",
                  [(f"sum(rate(http_server_requests_seconds_sum{{{PAYMENTS}}}{RATE})) / sum(rate(http_server_requests_seconds_count{{{PAYMENTS}}}{RATE}))", "mean"),
                   (f"histogram_quantile(0.99, sum by (le) (rate(http_server_requests_seconds_bucket{{{PAYMENTS}}}{RATE})))", "99 %"),
                   (f"max(http_server_requests_seconds_max{{{PAYMENTS}}})", "slowest")],
                  thresholds=(0.5,), says="The objective is 99 % within half a second in 30 days.",
                  alerts=("PaymentsLatencyBurnFast", "PaymentsLatencyBurnSlow")),
            Panel("Error budget burn", "none",
                  [("suite:slo_errors:ratio1h / on (slo) suite:slo_budget", "{{slo}}, 1 h"),
                   ("suite:slo_errors:ratio6h / on (slo) suite:slo_budget", "{{slo}}, 6 h")],
                  thresholds=(6, 14.4), says="1 spends exactly the budget of 30 days in 30 days.",
                  alerts=("PaymentsBurnFast", "PaymentsBurnSlow", "ApiBurnFast", "ApiBurnSlow")),
        ]),
        ("What waits", [
            Panel("Replicas up", "none", [("count by (service) (process_uptime_seconds)", "{{service}}")],
                  alerts=("InstanceDown", "ServiceGone")),
            Panel("Oldest unfinished workflow", "s",
                  [("max by (service, kind) (workflow_oldest_seconds)", "{{service}} {{kind}}")],
                  thresholds=(60, 300), alerts=("WorkflowStuck",)),
            Panel("Unfinished workflows", "none",
                  [("max by (service, kind) (workflow_unfinished)", "{{service}} {{kind}}")]),
            Panel("Oldest unpublished event", "s", [("max by (service) (outbox_age_seconds)", "{{service}}")],
                  thresholds=(60,)),
            Panel("Consumer lag", "none",
                  [("sum by (service, topic) (kafka_consumer_fetch_manager_records_lag)", "{{service}} {{topic}}")],
                  thresholds=(10000,)),
        ]),
        ("Kinds of clients", [
            Panel("Requests by kind of client", "reqps",
                  [(f'sum by (client) (rate(http_server_requests_seconds_count{{service="gateway"}}{RATE}))', "{{client}}")]),
            Panel("Share of server errors by kind of client", "percentunit",
                  [(f'sum by (client) (rate(http_server_requests_seconds_count{{service="gateway",status=~"5.."}}{RATE})) / sum by (client) (rate(http_server_requests_seconds_count{{service="gateway"}}{RATE}))',
                    "{{client}}")], thresholds=(0.001, 0.01)),
            Panel("Response time by kind of client, 99 %", "s",
                  [(f'histogram_quantile(0.99, sum by (le, client) (rate(http_server_requests_seconds_bucket{{service="gateway"}}{RATE})))',
                    "{{client}}")], thresholds=(0.5,)),
        ]),
        ("What is owed", [
            stat("Payments within half a second, 1 h", "percentunit", 'suite:slo_success:ratio1h{slo="payments_latency"}',
                 thresholds=(0.9, 0.99), falling=True, says="The objective is 99 % in 30 days.",
                 alerts=("PaymentsLatencyBurnFast", "PaymentsLatencyBurnSlow")),
            Panel("Outstanding on vouchers", "none",
                  [("max by (currency, environment) (vouchers_outstanding_amount)", "{{currency}} {{environment}}")],
                  says="What is left on active vouchers, in units of their currency."),
            Panel("Withdrawals that wait for a decision", "none",
                  [("max by (program) (withdrawals_waiting)", "{{program}}")]),
        ]),
    ])


def ledger():
    return dashboard("ledger", "Wallet Suite: ledger", "The posting path, the journal and reconciliation.", [
        ("Posting", [
            Panel("Commands by outcome", "ops",
                  [(f"sum(rate(ledger_writer_posted_total{RATE}))", "posted"),
                   (f"sum(rate(ledger_writer_replayed_total{RATE}))", "replayed"),
                   (f"sum(rate(ledger_writer_rejected_total{RATE}))", "rejected")]),
            Panel("Rejections by reason", "ops",
                  [(f"sum by (reason) (rate(ledger_writer_rejected_total{RATE}))", "{{reason}}")],
                  alerts=("LedgerRejectionsUnusual",)),
            Panel("Commands per batch", "none",
                  [(f"sum(rate(ledger_writer_batch_sum{RATE})) / sum(rate(ledger_writer_batch_count{RATE}))", "mean"),
                   ("max(ledger_writer_batch_max)", "largest")]),
            Panel("Commit time", "s",
                  [(f"sum(rate(ledger_writer_commit_seconds_sum{RATE})) / sum(rate(ledger_writer_commit_seconds_count{RATE}))", "mean"),
                   (f"histogram_quantile(0.99, sum by (le) (rate(ledger_writer_commit_seconds_bucket{RATE})))", "99 %"),
                   ("max(ledger_writer_commit_seconds_max)", "slowest")],
                  thresholds=(0.1,), alerts=("LedgerCommitSlow",)),
            Panel("Queue of the writer", "none", [("sum by (instance) (ledger_writer_queue)", "{{instance}}")]),
            Panel("Commands refused by the full queue", "ops",
                  [(f"sum by (instance) (rate(ledger_writer_refused_by_queue_total{RATE}))", "{{instance}}")],
                  thresholds=(0.1,), alerts=("LedgerQueueFull",)),
            Panel("Trouble with the database", "ops",
                  [(f"sum(rate(ledger_writer_sick_database_total{RATE}))", "unavailable"),
                   (f"sum(rate(ledger_writer_lost_connections_total{RATE}))", "lost connections"),
                   (f"sum(rate(ledger_writer_refused_by_database_total{RATE}))", "commands refused"),
                   (f"sum by (landed) (rate(ledger_writer_doubtful_commits_total{RATE}))", "doubtful commits, landed: {{landed}}")],
                  alerts=("LedgerDatabaseTrouble",)),
        ]),
        ("Journal", [
            Panel("Changes that are not published yet", "none", [("max(ledger_relay_backlog)", "backlog")],
                  thresholds=(10000,), alerts=("LedgerRelayBacklog",)),
        ]),
        ("Reconciliation", [
            Panel("Discrepancies by service", "none",
                  [("max by (service, extent) (reconciliation_discrepancies)", "{{service}} {{extent}}")],
                  thresholds=(1,), alerts=("LedgerImbalance", "ReconciliationDiscrepancy")),
            Panel("Time since the last reconciliation", "s",
                  [("time() - max by (service, extent) (reconciliation_last_run_seconds > 0)", "{{service}} {{extent}}")],
                  alerts=("ReconciliationStale",)),
            Panel("Consumed entries that contradict those before", "ops",
                  [(f"sum(rate(reconciliation_entries_inconsistent_total{RATE}))", "inconsistent"),
                   (f"sum(rate(reconciliation_entries_total{RATE}))", "consumed")],
                  alerts=("ConsumedEntriesInconsistent",)),
        ]),
    ])


WEBHOOK_FAILURES = 'sum by (partner, environment) (rate(webhook_tries_seconds_count{outcome!="accepted"}[30m])) / sum by (partner, environment) (rate(webhook_tries_seconds_count[30m]))'
PARTNER_FAILURES = 'sum by (partner, environment) (rate(partner_calls_seconds_count{outcome!="succeeded"}[15m])) / sum by (partner, environment) (rate(partner_calls_seconds_count[15m]))'


def partners():
    return dashboard("partners", "Wallet Suite: partners", "Partners' calls, webhooks and user synchronisation.", [
        ("Calls", [
            Panel("Calls by partner", "reqps",
                  [(f"sum by (partner, environment) (rate(partner_calls_seconds_count{RATE}))", "{{partner}} {{environment}}")]),
            Panel("Share of failed calls", "percentunit", [(PARTNER_FAILURES, "{{partner}} {{environment}}")],
                  thresholds=(0.05,), alerts=("PartnerErrorRateHigh",)),
            Panel("Response time by operation", "s",
                  [(f"sum by (operation) (rate(partner_calls_seconds_sum{RATE})) / sum by (operation) (rate(partner_calls_seconds_count{RATE}))",
                    "{{operation}}")], thresholds=(0.5,)),
            Panel("Calls compared with the week before", "none",
                  [("suite:partner_calls:rate15m / suite:partner_calls:mean7d", "{{partner}} {{environment}}")],
                  thresholds=(5,), says="1 is the mean of the last seven days.", alerts=("PartnerTrafficUnusual",)),
            Panel("Requests beyond a rate limit", "reqps",
                  [(f'sum by (uri) (rate(http_server_requests_seconds_count{{service="gateway",status="429"}}{RATE}))', "{{uri}}")],
                  thresholds=(1,), alerts=("RateLimitViolations",)),
        ]),
        ("Webhooks", [
            Panel("Tries by outcome", "ops",
                  [(f"sum by (outcome) (rate(webhook_tries_seconds_count{RATE}))", "{{outcome}}")]),
            Panel("Share of failed tries", "percentunit", [(WEBHOOK_FAILURES, "{{partner}} {{environment}}")],
                  thresholds=(0.1,), alerts=("WebhookFailuresHigh",)),
            Panel("Events that wait", "none",
                  [("max by (partner, environment) (webhook_deliveries_waiting)", "{{partner}} {{environment}}")]),
            Panel("Oldest event that waits", "s",
                  [("max by (partner, environment) (webhook_oldest_seconds)", "{{partner}} {{environment}}")],
                  thresholds=(3600,), alerts=("WebhooksDelayed",)),
        ]),
        ("User synchronisation", [
            Panel("Users to be sent", "none", [("max by (system) (sync_waiting)", "{{system}}")]),
            Panel("Oldest user to be sent", "s", [("max by (system) (sync_oldest_seconds)", "{{system}}")],
                  thresholds=(900,)),
            Panel("Refused users and open conflicts", "none",
                  [("max by (system) (sync_refused)", "{{system}} refused"),
                   ("max by (system) (sync_conflicts_open)", "{{system}} conflicts")]),
        ]),
        ("Limits and liability", [
            Panel("Refused by a rate limit, by scope", "reqps",
                  [(f"sum by (scope) (rate(limits_refused_total{RATE}))", "{{scope}}")],
                  thresholds=(1,), alerts=("RateLimitViolations",)),
            Panel("Refused by a rate limit, by partner", "reqps",
                  [(f'sum by (partner) (rate(limits_refused_total{{partner!="none"}}{RATE}))', "{{partner}}")], thresholds=(1,)),
            Panel("Active vouchers", "none",
                  [("max by (currency, environment) (vouchers_outstanding)", "{{currency}} {{environment}}")]),
        ]),
    ])


def storage():
    return dashboard("storage", "Wallet Suite: Kafka and databases", "Events, connections, disks, backups and certificates.", [
        ("Events", [
            Panel("Consumer lag", "none",
                  [("sum by (service, topic) (kafka_consumer_fetch_manager_records_lag)", "{{service}} {{topic}}"),
                   ("sum by (consumergroup, topic) (kafka_consumergroup_lag)", "group {{consumergroup}} {{topic}}")],
                  thresholds=(10000,), alerts=("ConsumerLag",)),
            Panel("Records consumed", "ops",
                  [(f"sum by (service, topic) (rate(kafka_consumer_fetch_manager_records_consumed_total{RATE}))", "{{service}} {{topic}}")]),
            Panel("Dead letters", "none",
                  [("max by (service, listener) (events_dead_lettered)", "{{service}} {{listener}}")],
                  thresholds=(1,), alerts=("DeadLetters",)),
            Panel("Oldest unpublished event", "s", [("max by (service) (outbox_age_seconds)", "{{service}}")],
                  thresholds=(60,), alerts=("OutboxDelayed",)),
            Panel("Stopped topics", "none", [("max by (service) (outbox_stopped_topics)", "{{service}}")],
                  thresholds=(1,), alerts=("OutboxStopped",)),
            Panel("Changes of access and partners, time since read", "s",
                  [("max by (service) (access_age_seconds)", "{{service}} access"),
                   ("max by (service) (partners_age_seconds)", "{{service}} partners")],
                  thresholds=(60,), alerts=("TokenChangesUnread",)),
            Panel("Unreadable changes of access and partners", "none",
                  [("max by (service) (access_unreadable_users)", "{{service}} users"),
                   ("max by (service) (partners_unreadable_partners)", "{{service}} partners")], thresholds=(1,)),
            Panel("Partitions without all replicas", "none",
                  [("sum by (topic) (kafka_topic_partition_under_replicated_partition)", "{{topic}}")],
                  thresholds=(1,), alerts=("KafkaUnderReplicated",)),
        ]),
        ("Databases", [
            Panel("Connections in use", "none",
                  [("sum by (service) (hikaricp_connections_active)", "{{service}}")]),
            Panel("Requests that wait for a connection", "none",
                  [("sum by (service) (hikaricp_connections_pending)", "{{service}}")],
                  thresholds=(1,), alerts=("ConnectionPoolExhausted",)),
            Panel("Time to get a connection", "s",
                  [("max by (service) (hikaricp_connections_acquire_seconds_max)", "{{service}}")], thresholds=(0.5, 2)),
            Panel("Replication lag", "s", [("max by (pod) (cnpg_pg_replication_lag)", "{{pod}}")],
                  thresholds=(30,), alerts=("DatabaseReplicaLagging",)),
            Panel("Size", "bytes", [("max by (datname) (cnpg_pg_database_size_bytes)", "{{datname}}")]),
            Panel("Age of the last backup", "s",
                  [("time() - max by (namespace, job) (cnpg_collector_last_available_backup_timestamp > 0)", "{{job}}")],
                  thresholds=(93600,), alerts=("DatabaseBackupOld",)),
        ]),
        ("Disks and certificates", [
            Panel("Free disk", "percentunit",
                  [("kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes", "{{persistentvolumeclaim}}")],
                  thresholds=(0.15,), falling=True, alerts=("DiskFilling",)),
            Panel("Certificates, time left", "s",
                  [("certmanager_certificate_expiration_timestamp_seconds - time()", "{{namespace}} {{name}}")],
                  thresholds=(1209600,), falling=True, alerts=("CertificateExpiring",)),
        ]),
    ])


def own_panels(service):
    rate429 = f'sum by (uri) (rate(http_server_requests_seconds_count{{service="gateway",status="429"}}{RATE}))'
    return {
        "gateway": [
            Panel("Requests beyond a rate limit", "reqps", [(rate429, "{{uri}}")], thresholds=(1,)),
            Panel("Limit keys in memory", "none", [("sum by (instance) (limits_keys)", "{{instance}}")]),
            Panel("Streams open", "none", [('sum by (instance) (streams_open{service="gateway"})', "{{instance}}")],
                  thresholds=(800, 1000)),
            Panel("Response time by route, 99 %", "s",
                  [(f'histogram_quantile(0.99, sum by (le, uri) (rate(http_server_requests_seconds_bucket{{service="gateway"}}{RATE})))',
                    "{{uri}}")], thresholds=(0.5,)),
            Panel("Requests by kind of client and outcome", "reqps",
                  [(f'sum by (client, outcome) (rate(http_server_requests_seconds_count{{service="gateway"}}{RATE}))',
                    "{{client}} {{outcome}}")]),
            Panel("Refused by a rate limit, by scope", "reqps",
                  [(f"sum by (scope) (rate(limits_refused_total{RATE}))", "{{scope}}")], thresholds=(1,)),
        ],
        "ledger-service": [
            Panel("Postings", "ops", [(f"sum by (instance) (rate(ledger_writer_posted_total{RATE}))", "{{instance}}")]),
            Panel("Queue of the writer", "none", [("sum by (instance) (ledger_writer_queue)", "{{instance}}")]),
            Panel("Changes that are not published yet", "none", [("max(ledger_relay_backlog)", "backlog")],
                  thresholds=(10000,)),
        ],
        "payment-service": [
            Panel("Entries consumed", "ops",
                  [(f"sum by (instance) (rate(reconciliation_entries_total{RATE}))", "{{instance}}")]),
        ],
        "voucher-service": [
            Panel("Partners' calls by operation", "reqps",
                  [(f'sum by (operation) (rate(partner_calls_seconds_count{{service="voucher-service"}}{RATE}))', "{{operation}}")]),
            Panel("Outstanding on vouchers", "none",
                  [("max by (currency, environment) (vouchers_outstanding_amount)", "{{currency}} {{environment}}")]),
            Panel("Active vouchers", "none",
                  [("max by (currency, environment) (vouchers_outstanding)", "{{currency}} {{environment}}")]),
        ],
        "withdrawal-service": [
            Panel("Withdrawals that wait for a decision", "none",
                  [("max by (program) (withdrawals_waiting)", "{{program}}")]),
            Panel("Oldest withdrawal that waits", "s",
                  [("max by (program) (withdrawals_waiting_oldest_seconds)", "{{program}}")],
                  thresholds=(43200, 86400), alerts=("WithdrawalsWaiting",)),
        ],
        "notification-service": [
            Panel("Tries to send mails, by outcome", "ops",
                  [(f"sum by (outcome) (rate(mail_tries_seconds_count{RATE}))", "{{outcome}}")], alerts=("MailFailures",)),
            Panel("Mails that wait", "none", [("max(mails_pending)", "mails")], thresholds=(10000,)),
            Panel("Notifications added", "ops", [(f"sum(rate(notifications_added_total{RATE}))", "added"),
                                                 (f"sum(rate(notifications_unknown_users_total{RATE}))", "user unknown")]),
            Panel("Streams open", "none",
                  [('sum by (instance) (streams_open{service="notification-service"})', "{{instance}}")]),
        ],
        "partner-sync-service": [
            Panel("Webhooks, tries by outcome", "ops",
                  [(f"sum by (outcome) (rate(webhook_tries_seconds_count{RATE}))", "{{outcome}}")]),
            Panel("Webhooks, from event to first try", "s",
                  [(f"sum(rate(webhook_first_try_seconds_sum{RATE})) / sum(rate(webhook_first_try_seconds_count{RATE}))", "mean"),
                   ("max(webhook_first_try_seconds_max)", "slowest")], thresholds=(5,)),
            Panel("Calls to and from other systems", "ops",
                  [(f"sum by (system, direction, outcome) (rate(sync_calls_total{RATE}))", "{{system}} {{direction}} {{outcome}}")]),
        ],
    }.get(service, [])


def service(name):
    of = f'service="{name}"'
    rows = [
        ("Requests", [
            Panel("Requests by route", "reqps",
                  [(f"sum by (method, uri) (rate(http_server_requests_seconds_count{{{of}}}{RATE}))", "{{method}} {{uri}}")]),
            Panel("Errors by route", "reqps",
                  [(f'sum by (status, uri) (rate(http_server_requests_seconds_count{{{of},status=~"[45].."}}{RATE}))', "{{status}} {{uri}}")]),
            Panel("Mean response time by route", "s",
                  [(f"sum by (uri) (rate(http_server_requests_seconds_sum{{{of}}}{RATE})) / sum by (uri) (rate(http_server_requests_seconds_count{{{of}}}{RATE}))", "{{uri}}")],
                  thresholds=(0.5,)),
        ]),
        ("Calls of other services", [
            Panel("Open circuit breakers", "none",
                  [(f'sum by (name) (resilience4j_circuitbreaker_state{{{of},state=~"open|half_open"}})', "{{name}}")],
                  thresholds=(1,), alerts=("CircuitBreakerOpen",)),
            Panel("Calls by outcome", "ops",
                  [(f"sum by (name, kind) (rate(resilience4j_circuitbreaker_calls_seconds_count{{{of}}}{RATE}))", "{{name}} {{kind}}")]),
            Panel("Tokens refused since a change of access", "ops",
                  [(f"sum(rate(access_refused_total{{{of}}}{RATE}))", "users"),
                   (f"sum(rate(partners_refused_total{{{of}}}{RATE}))", "partners")]),
        ]),
        ("Process", [
            Panel("Starts in the last hour", "none",
                  [(f"sum by (instance) (changes(process_start_time_seconds{{{of}}}[1h]))", "{{instance}}")],
                  thresholds=(3,), alerts=("ServiceRestarting",)),
            Panel("Processor", "percentunit", [(f"max by (instance) (process_cpu_usage{{{of}}})", "{{instance}}")],
                  thresholds=(0.7, 0.9)),
            Panel("Heap", "bytes", [(f'sum by (instance) (jvm_memory_used_bytes{{{of},area="heap"}})', "{{instance}} used"),
                                    (f'sum by (instance) (jvm_memory_max_bytes{{{of},area="heap"}})', "{{instance}} most")]),
            Panel("Time in garbage collection", "percentunit",
                  [(f"sum by (instance) (rate(jvm_gc_pause_seconds_sum{{{of}}}{RATE}))", "{{instance}}")], thresholds=(0.1,)),
            Panel("Threads", "none", [(f"sum by (instance) (jvm_threads_live_threads{{{of}}})", "{{instance}}")]),
            Panel("Errors in the log", "ops",
                  [(f'sum by (level) (rate(logback_events_total{{{of},level=~"warn|error"}}{RATE}))', "{{level}}")]),
        ]),
    ]
    if name != "gateway":
        database = [
            Panel("Connections", "none", [(f"sum(hikaricp_connections_active{{{of}}})", "in use"),
                                          (f"sum(hikaricp_connections_pending{{{of}}})", "waiting for one"),
                                          (f"sum(hikaricp_connections_max{{{of}}})", "most")]),
        ]
        if name != "ledger-service":  # Its journal is its outbox, and no command takes more than one step.
            database += [
                Panel("Oldest unpublished event", "s", [(f"max(outbox_age_seconds{{{of}}})", "age")], thresholds=(60,)),
                Panel("Unfinished workflows", "none", [(f"max by (kind) (workflow_unfinished{{{of}}})", "{{kind}}")]),
            ]
        rows.append(("Database and events", database))
    own = own_panels(name)
    if own:
        rows.append((f"Only {name}", own))
    return dashboard(name, f"Wallet Suite: {name}", f"Requests, calls, process and data of {name}.", rows)


SERVICES = ["gateway", "wallet-service", "ledger-service", "payment-service", "voucher-service", "withdrawal-service",
            "notification-service", "partner-sync-service"]


def files():
    boards = [overview(), ledger(), partners(), storage(), *map(service, SERVICES)]
    return {FOLDER / (board["uid"].removeprefix("suite-") + ".json"): json.dumps(board, indent=2) + "\n" for board in boards}


if __name__ == "__main__":
    stale = [file for file, text in files().items() if not file.exists() or file.read_text() != text]
    if sys.argv[1:] == ["--check"]:
        sys.exit(f"Not as this script writes them: {[file.name for file in stale]}" if stale else 0)
    for file in stale:
        file.write_text(files()[file])
