package org.walletsuite.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Serves one document's files with cache headers. */
final class PageFiles extends ResourceHttpRequestHandler {

    private final String path;
    private final Resource index;

    PageFiles(String path, String location) {
        this.path = path;
        this.index = new ClassPathResource(location + Page.INDEX);
        setLocations(List.of(new ClassPathResource(location)));
        setCacheControl(CacheControl.noCache());
    }

    @Override
    protected @Nullable Resource getResource(HttpServletRequest request) throws IOException {
        return request.getRequestURI().equals(path) ? index : super.getResource(request);
    }
}
