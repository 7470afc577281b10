package org.walletsuite.platform.testing;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/** Registers the exchange watch before every other filter of a service that has an API description. */
final class ExchangeFilterInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var service = context.getEnvironment().getProperty("spring.application.name", "");
        ApiDescription.kept(service).ifPresent(description -> {
            var watch = new ExchangeFilter(new DescribedExchanges(description));
            var registration = new FilterRegistrationBean<>(watch);
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
            context.getBeanFactory().registerSingleton("exchangeWatch", watch);
            context.getBeanFactory().registerSingleton("exchangeWatchRegistration", registration);
        });
    }
}
