package org.walletsuite.gateway.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.web.ErrorResponses;

/** Serves the pages' files from memory, compressed where the browser takes that. */
final class AppHandler implements HttpRequestHandler {

    private static final String GZIP = "gzip";

    private final AppFiles files;
    private final ErrorResponses errors;

    AppHandler(AppFiles files, ErrorResponses errors) {
        this.files = files;
        this.errors = errors;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var method = request.getMethod();
        if (!method.equals(HttpMethod.GET.name()) && !method.equals(HttpMethod.HEAD.name())) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            errors.write(request, response, new ApiException(ErrorCode.METHOD_NOT_ALLOWED));
            return;
        }
        var file = files.find(request.getRequestURI());
        if (file.isPresent()) {
            send(file.get(), request, response);
        } else {
            errors.write(request, response, new ApiException(ErrorCode.NOT_FOUND));
        }
    }

    private static void send(AppFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, file.cacheControl());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (new ServletWebRequest(request, response).checkNotModified(file.tag())) {
            return;
        }
        var content = file.content();
        if (file.gzip() != null && takesGzip(request)) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
            content = file.gzip();
        }
        response.setContentType(file.type());
        response.setContentLength(content.length);
        if (request.getMethod().equals(HttpMethod.GET.name())) {
            response.getOutputStream().write(content);
        }
    }

    private static boolean takesGzip(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null
                && Arrays.stream(accepted.replace(" ", "").split(",")).anyMatch(AppHandler::isGzip);
    }

    private static boolean isGzip(String coding) {
        return coding.equals(GZIP) || (coding.startsWith(GZIP + ";q=") && !coding.matches(GZIP + ";q=0(\\.0*)?"));
    }
}
