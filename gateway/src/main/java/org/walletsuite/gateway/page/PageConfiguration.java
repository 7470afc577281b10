package org.walletsuite.gateway.page;

import java.util.LinkedHashMap;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Registers the pages, with lower priority than other handlers of paths below a page. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    SimpleUrlHandlerMapping pageFiles(Pages pages, ApplicationContext context) throws Exception {
        var handlers = new LinkedHashMap<String, HttpRequestHandler>();
        for (var page : pages.all()) {
            if (page.files() instanceof PageFiles files) {
                files.setApplicationContext(context);
                files.afterPropertiesSet();
            }
            handlers.put(page.path() + "/**", page.files());
        }
        return new SimpleUrlHandlerMapping(handlers, Ordered.LOWEST_PRECEDENCE);
    }
}
