package org.walletsuite.monitoring;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A dashboard of Grafana. */
record Dashboard(String uid, String title, List<String> datasources, List<Panel> panels) {

    static Dashboard of(JsonNode json) {
        var datasources = new ArrayList<String>();
        var panels = new ArrayList<Panel>();
        for (var panel : json.path("panels")) {
            if (!panel.path("type").asString().equals("row")) {
                datasources.add(panel.at("/datasource/uid").asString());
                panels.add(panel(panel));
            }
        }
        return new Dashboard(json.path("uid").asString(), json.path("title").asString(), datasources, panels);
    }

    private static Panel panel(JsonNode json) {
        var queries = new ArrayList<String>();
        json.path("targets").forEach(target -> queries.add(target.path("expr").asString()));
        var links = new ArrayList<String>();
        json.path("links").forEach(link -> links.add(link.path("url").asString()));
        return new Panel(
                json.path("id").asInt(),
                json.path("title").asString(),
                json.at("/fieldConfig/defaults/unit").asString(),
                !json.at("/fieldConfig/defaults/thresholds/steps").isEmpty(),
                queries,
                links);
    }
}
