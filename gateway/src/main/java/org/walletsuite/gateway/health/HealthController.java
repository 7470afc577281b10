package org.walletsuite.gateway.health;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells clients and load balancers that the door is open; what is behind it is told by each service's own health. */
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
