package org.walletsuite.gateway.docs;

import java.io.IOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.gateway.route.Routes;

/** The page with Swagger UI, and the services it can show. */
@RestController
class DocsController {

    private static final Resource PAGE = new ClassPathResource("docs/index.html");

    private final byte[] page;
    private final List<Description> descriptions;

    DocsController(Routes routes) throws IOException {
        this.page = PAGE.getContentAsByteArray();
        this.descriptions = routes.documented().stream()
                .map(service -> new Description(service, Routes.descriptionOf(service)))
                .toList();
    }

    @GetMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
    byte[] page() {
        return page;
    }

    @GetMapping("/docs/services")
    List<Description> services() {
        return descriptions;
    }

    /** A service's OpenAPI description, as Swagger UI wants it named. */
    record Description(String name, String url) {}
}
