package org.walletsuite.gateway.page;

import java.time.Duration;
import java.util.LinkedHashMap;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Registers the pages, with lower priority than other handlers of paths below a page. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Bean
    SimpleUrlHandlerMapping pageFiles(Pages pages, ApplicationContext context) throws Exception {
        var handlers = new LinkedHashMap<String, PageFiles>();
        for (var page : pages.all()) {
            handlers.put(page.path() + "/**", new PageFiles(page, CacheControl.noCache()));
            handlers.put(page.path() + Page.UNCHANGING + "*/**", new PageFiles(page, FOR_GOOD));
        }
        for (var handler : handlers.values()) {
            handler.setApplicationContext(context);
            handler.afterPropertiesSet();
        }
        return new SimpleUrlHandlerMapping(handlers, Ordered.LOWEST_PRECEDENCE);
    }
}
