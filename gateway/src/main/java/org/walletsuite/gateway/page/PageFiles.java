package org.walletsuite.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.walletsuite.gateway.page.Page.Kind;

/** Serves one page's files with cache headers. */
final class PageFiles extends ResourceHttpRequestHandler {

    private final Page page;
    private final Resource index;

    PageFiles(Page page, CacheControl kept) {
        this.page = page;
        this.index = new ClassPathResource(page.location() + Page.INDEX);
        setLocations(List.of(new ClassPathResource(page.location())));
        setCacheControl(kept);
    }

    @Override
    protected @Nullable Resource getResource(HttpServletRequest request) throws IOException {
        var asked = request.getRequestURI().substring(page.path().length());
        if (asked.isEmpty()) {
            return index;
        }
        var file = super.getResource(request);
        return file == null && isScreen(asked) ? index : file;
    }

    private boolean isScreen(String asked) {
        return page.kind() == Kind.APPLICATION && asked.indexOf('.') < 0 && !asked.startsWith(Page.UNCHANGING);
    }
}
