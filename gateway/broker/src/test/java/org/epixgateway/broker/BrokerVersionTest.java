package org.epixgateway.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
final class BrokerVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"2.57.0", "2.57.1", "2.58.0", "2.100.0", "3.0.0", "2.57.0.redhat-1"})
    void a_version_with_the_fix_is_enough(String version) throws ActiveMQException {
        assertThat(BrokerVersion.parse(version).isEnough()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.56.0", "2.56.9", "2.6.0", "1.99.0"})
    void an_older_one_is_not(String version) throws ActiveMQException {
        assertThat(BrokerVersion.parse(version).isEnough()).isFalse();
    }

    @Test
    void what_is_no_version_is_refused() {
        assertThatThrownBy(() -> BrokerVersion.parse("next")).isInstanceOf(ActiveMQException.class);
    }
}
