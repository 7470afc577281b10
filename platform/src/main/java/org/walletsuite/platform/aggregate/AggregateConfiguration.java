package org.walletsuite.platform.aggregate;

import jakarta.validation.ValidatorFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;

/** For services with entities; the others have no Hibernate. */
@AutoConfiguration
@ConditionalOnClass(HibernatePropertiesCustomizer.class)
public class AggregateConfiguration {

    /** Entities use the validator of requests; by default Hibernate starts a second one with its own messages. */
    @Bean
    HibernatePropertiesCustomizer sharedValidation(ObjectProvider<ValidatorFactory> validation) {
        return properties ->
                validation.ifUnique(shared -> properties.put("jakarta.persistence.validation.factory", shared));
    }
}
