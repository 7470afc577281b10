package org.walletsuite.gateway.health;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells clients and load balancers that the gateway is up; the services have health endpoints of their own. */
@RestController
class HealthController {

    private final Health health;

    HealthController(VersionSettings settings) {
        this.health = new Health("ok", settings.version());
    }

    @GetMapping("/health")
    Health health() {
        return health;
    }

    record Health(String status, String version) {}
}
