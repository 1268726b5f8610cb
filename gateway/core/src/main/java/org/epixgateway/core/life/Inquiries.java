package org.epixgateway.core.life;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What authorities asked each other about one permit, and what was answered. Only who was asked answers. */
public record Inquiries(Life life) {

    /**
     * One inquiry and what became of it.
     *
     * @param inquiry the statement that asks
     * @param answer what was said last
     */
    public record Asked(
            Statement inquiry, Correspondence.Inquiry fact, Optional<Correspondence.Answer> answer, long reminders) {
        /** Whether it is open and its last day has passed. */
        public boolean isOverdue(LocalDate today) {
            return answer.isEmpty() && today.isAfter(fact.answerBy());
        }
    }

    public List<Asked> all() {
        return life.statements().stream().flatMap(this::asked).toList();
    }

    public Optional<Asked> named(String inquiry) {
        return all().stream()
                .filter(asked -> asked.inquiry().id().equals(inquiry))
                .findFirst();
    }

    private Stream<Asked> asked(Statement statement) {
        return statement.fact() instanceof Correspondence.Inquiry fact
                ? Stream.of(new Asked(statement, fact, answer(statement.id(), fact), reminders(statement)))
                : Stream.empty();
    }

    private Optional<Correspondence.Answer> answer(String inquiry, Correspondence.Inquiry asked) {
        return life.statements().stream()
                .filter(statement -> statement.by().equals(asked.to()))
                .map(Statement::fact)
                .filter(Correspondence.Answer.class::isInstance)
                .map(Correspondence.Answer.class::cast)
                .filter(answer -> answer.inquiry().equals(inquiry))
                .reduce((earlier, later) -> later);
    }

    private long reminders(Statement inquiry) {
        return life.statements().stream()
                .filter(statement -> statement.by().equals(inquiry.by())
                        && statement.fact() instanceof Correspondence.Reminder reminder
                        && reminder.inquiry().equals(inquiry.id()))
                .count();
    }
}
