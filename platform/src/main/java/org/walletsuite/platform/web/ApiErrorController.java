package org.walletsuite.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes errors that no controller saw (the container's own) in the requested family's format. */
@RestController
class ApiErrorController implements ErrorController {

    private final ErrorResponses responses;

    ApiErrorController(ErrorResponses responses) {
        this.responses = responses;
    }

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "/error";
        var method = request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String asked ? asked : "";
        var original = new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return method;
            }

            @Override
            public String getRequestURI() {
                return path;
            }
        };
        return responses.entity(original, ApiErrorAdvice.forStatus(HttpStatusCode.valueOf(status)));
    }
}
