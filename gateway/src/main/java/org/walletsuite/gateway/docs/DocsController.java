package org.walletsuite.gateway.docs;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.gateway.route.Routes;

/** The services whose descriptions the page can show. */
@RestController
class DocsController {

    private final List<Description> descriptions;

    DocsController(Routes routes) {
        this.descriptions = routes.documented().stream()
                .map(service -> new Description(service, Routes.descriptionOf(service)))
                .toList();
    }

    @GetMapping("/docs/services")
    List<Description> services() {
        return descriptions;
    }

    /** A service's OpenAPI description, in Swagger UI's format. */
    record Description(String name, String url) {}
}
