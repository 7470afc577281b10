package org.walletsuite.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;
import org.walletsuite.gateway.page.Page.Kind;

/** All pages, and the special rules for their paths. */
@Component
public final class Pages implements HeaderWriter {

    private static final String CONTENT_POLICY = "Content-Security-Policy";
    private static final String PERMISSIONS = "Permissions-Policy";

    /** The policy outside of pages: nothing may be loaded or run. */
    private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

    private final List<Page> all;

    public Pages(List<Page> all) {
        this.all = all;
    }

    List<Page> all() {
        return all;
    }

    /** Whether a path is a page's or below it, even if no such file exists. */
    public boolean have(String path) {
        return of(path).isPresent();
    }

    /** Whether requests for a path are not counted. */
    public boolean areFree(String path) {
        return of(path).filter(page -> page.kind() == Kind.APPLICATION).isPresent();
    }

    private Optional<Page> of(String path) {
        return all.stream().filter(page -> page.has(path)).findFirst();
    }

    /** A service's own policy for its images takes precedence. */
    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        var page = of(request.getRequestURI());
        page.ifPresent(shown -> response.setHeader(PERMISSIONS, shown.permissions()));
        if (!response.containsHeader(CONTENT_POLICY)) {
            response.setHeader(CONTENT_POLICY, page.map(Page::contentPolicy).orElse(NO_PAGE));
        }
    }
}
