package org.walletsuite.platform.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Gives every service request ids and its families' error formats. */
@AutoConfiguration(beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@Import({ApiErrorAdvice.class, ApiErrorController.class})
public class WebConfiguration {

    @Bean
    ErrorResponses errorResponses(JsonMapper json) {
        return new ErrorResponses(json);
    }

    @Bean
    RequestIdFilter requestIds() {
        return new RequestIdFilter();
    }
}
