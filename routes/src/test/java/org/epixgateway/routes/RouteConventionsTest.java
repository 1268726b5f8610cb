package org.epixgateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.epixgateway.core.exchange.TestParties.FRANCE;
import static org.epixgateway.core.exchange.TestParties.SWITZERLAND;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TransformDefinition;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every route of a running gateway keeps the house rules. */
@Timeout(60)
class RouteConventionsTest {
    private static final int STEPS_MAX = 14;

    @TempDir
    private Path root;

    private TwoGateways gateways = TwoGateways.withJourneysInNamibia();

    @BeforeEach
    void every_journey_is_there() {
        gateways.close();
        gateways = TwoGateways.withFolder(false, JourneysTest.folders(root));
        gateways.journeys.addPeer(SWITZERLAND);
        gateways.journeys.addPeer(FRANCE);
    }

    @AfterEach
    void stop() {
        gateways.close();
    }

    private List<RouteDefinition> routes() {
        return ((ModelCamelContext) gateways.journeys.context()).getRouteDefinitions();
    }

    private static <T> Collection<T> all(RouteDefinition route, Class<T> type) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), type);
    }

    @Test
    void each_route_has_an_id_of_its_own() {
        assertThat(routes()).allMatch(RouteDefinition::hasCustomIdAssigned);
        assertThat(routes())
                .extracting(RouteDefinition::getId)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrder(
                        SubmitPermitRoute.ID,
                        MakeStatementRoute.ID,
                        ReceiveMessageRoute.ID,
                        AnswerQueryRoute.ID,
                        VerifyPermitRoute.ID,
                        DeliverMessageRoute.ID + "-CH",
                        DeliverMessageRoute.ID + "-FR",
                        SweepQueueRoute.ID,
                        CollectMessagesRoute.ID,
                        SealEvidenceHeadRoute.ID,
                        SubmitFolderRoute.ID,
                        StateFolderRoute.ID,
                        StateWhatIsDueRoute.ID,
                        OfferFolderRoute.ID);
    }

    @Test
    void each_route_names_its_failure_policy() {
        assertThat(routes())
                .extracting(RouteDefinition::getRouteConfigurationId)
                .allMatch(List.of(AnswerWithOutage.ID, DeferThenPark.ID, NextTimeAgain.ID)::contains);
    }

    @Test
    void each_choice_has_a_way_out() {
        assertThat(routes())
                .flatExtracting(route -> all(route, ChoiceDefinition.class))
                .allMatch(choice -> choice.getOtherwise() != null);
    }

    /** Camel writes body() in its simple language; anything but the plain body would be logic. */
    @Test
    void no_route_decides_in_simple_language() {
        assertThat(routes())
                .flatExtracting(route -> all(route, ExpressionNode.class))
                .extracting(node -> node.getExpression())
                .filteredOn(SimpleExpression.class::isInstance)
                .extracting(expression -> ((SimpleExpression) expression).getExpression())
                .isSubsetOf("${body}", "${bodyAs(java.lang.String)}");
    }

    @Test
    void each_transforming_step_of_a_journey_has_a_name_that_operators_see() {
        assertThat(routes().stream()
                        .filter(route -> !route.getId().endsWith("-folder"))
                        .toList())
                .flatExtracting(route -> all(route, TransformDefinition.class))
                .allMatch(step -> ((ProcessorDefinition<?>) step).hasCustomIdAssigned());
    }

    @Test
    void a_route_is_read_at_a_glance() {
        assertThat(routes())
                .allMatch(route -> all(route, ProcessorDefinition.class).size() <= STEPS_MAX);
    }
}
