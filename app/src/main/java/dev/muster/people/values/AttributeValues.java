package dev.muster.people.values;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.people.PersonStore;
import dev.muster.people.ValueLists;
import dev.muster.people.Values;
import dev.muster.people.Values.Value;
import dev.muster.people.rules.PersonFields;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.shared.PeopleChanged;
import dev.muster.shared.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Managing the lists of values. */
@Component
@Transactional
public class AttributeValues {
    private final ValueStore store;
    private final ValueLists lists;
    private final PersonStore people;
    private final AudienceUses uses;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;

    AttributeValues(
            ValueStore store,
            ValueLists lists,
            PersonStore people,
            AudienceUses uses,
            AuditLog audit,
            ApplicationEventPublisher news) {
        this.store = store;
        this.lists = lists;
        this.people = people;
        this.uses = uses;
        this.audit = audit;
        this.news = news;
    }

    /** @throws Conflict if the list has the name already, in whatever case */
    public int add(Actor actor, Attribute attribute, ValueDraft draft) {
        String name = name(draft.name());
        if (lists.read().find(attribute, name).isPresent()) {
            throw new Conflict("name", "“" + name + "” is in the list already.");
        }
        int id = store.insert(attribute, name);
        store.update(id, name, references(attribute, id, draft));
        log(actor, AuditAction.ATTRIBUTE_ADD, attribute, name, null, Touched.NOBODY);
        return id;
    }

    /**
     * Renames a value, or moves it: a department under another, a location to a region, brand or franchise. Stored audiences
     * follow the name.
     */
    public void change(Actor actor, Attribute attribute, int id, UnaryOperator<ValueDraft> change) {
        store.lock();
        Values values = lists.read();
        Value before = find(values, attribute, id);
        ValueDraft draft = change.apply(draft(before, values));
        String name = name(draft.name());
        if (values.find(attribute, name).filter(v -> v.id() != id).isPresent()) {
            throw new Conflict("name", "“" + name + "” is in the list already. To make one of the two, merge them.");
        }
        ValueStore.References to = references(attribute, id, draft);
        if (name.equals(before.name()) && to.equals(ValueStore.References.of(before))) {
            return;
        }
        store.hold(id);
        store.update(id, name, to);
        boolean renamed = !name.equals(before.name());
        Set<Integer> had = renamed ? store.raise(id) : Set.of();
        Set<Integer> scoped = renamed ? uses.rename(attribute, before.name(), name) : Set.of();
        List<Integer> touched = store.holders(values, id);
        log(actor, AuditAction.ATTRIBUTE_CHANGE, attribute, before.name(), name, new Touched(touched, had, scoped));
    }

    /** Everybody and everything that has the one has the other from now on; the one is gone. Returns the other's id. */
    public int merge(Actor actor, Attribute attribute, int id, ValueRef into) {
        store.lock();
        Values values = lists.read();
        Value from = find(values, attribute, id);
        Value to = meant(values, attribute, "mergeInto", into)
                .orElseThrow(() -> new BadInput("mergeInto", "There is no such value in this list."));
        if (to.id() == id) {
            throw new BadInput("mergeInto", "A value can't be merged into itself.");
        }
        if (values.withBelow(id).contains(to.id())) {
            throw new BadInput("mergeInto", "“" + to.name() + "” sits below “" + from.name() + "”. Move it first.");
        }
        store.hold(id, to.id());
        List<Integer> touched = store.holders(values, id, to.id());
        Set<Integer> had = store.raise(id);
        store.merge(id, to.id());
        Set<Integer> scoped = uses.rename(attribute, from.name(), to.name());
        log(actor, AuditAction.ATTRIBUTE_MERGE, attribute, from.name(), to.name(), new Touched(touched, had, scoped));
        return to.id();
    }

    /** @throws Conflict while somebody or something uses it, saying where */
    public void delete(Actor actor, Attribute attribute, int id) {
        store.lock();
        Value value = find(lists.read(), attribute, id);
        List<String> where = store.uses(id);
        where.addAll(uses.of(attribute, value.name()));
        if (!where.isEmpty()) {
            throw new Conflict("“" + value.name() + "” is used by " + String.join(", ", where)
                    + ". Merge it into another value, or take it away there first.");
        }
        store.delete(id);
        log(actor, AuditAction.ATTRIBUTE_DELETE, attribute, value.name(), null, Touched.NOBODY);
    }

    private static Value find(Values values, Attribute attribute, int id) {
        return values.byId(id).filter(v -> v.attribute() == attribute).orElseThrow(() -> new NotThere("value"));
    }

    private static ValueDraft draft(Value v, Values values) {
        return new ValueDraft(
                v.name(),
                ValueRef.id(v.parentId()),
                ValueRef.id(v.regionId()),
                ValueRef.id(v.brandId()),
                ValueRef.id(v.franchiseId()));
    }

    private static String name(String name) {
        String stripped = Text.clean(name);
        if (stripped.isEmpty()) {
            throw new BadInput("name", "Enter a name.");
        }
        String fault = PersonFields.fault("name", stripped);
        if (fault != null) {
            throw new BadInput("name", fault);
        }
        return stripped;
    }

    private ValueStore.References references(Attribute attribute, int id, ValueDraft d) {
        if (attribute != Attribute.DEPARTMENT && d.parent() != null) {
            throw new BadInput("parent", "Only a department sits under another.");
        }
        boolean belongs = d.region() != null || d.brand() != null || d.franchise() != null;
        if (attribute != Attribute.LOCATION && belongs) {
            throw new BadInput("region", "Only a location belongs to a region, brand or franchise.");
        }
        Integer parent = reference(Attribute.DEPARTMENT, "parent", d.parent());
        if (parent != null && lists.read().withBelow(id).contains(parent)) {
            throw new BadInput("parent", "That department sits below this one: the tree would be a circle.");
        }
        return new ValueStore.References(
                parent,
                reference(Attribute.REGION, "region", d.region()),
                reference(Attribute.BRAND, "brand", d.brand()),
                reference(Attribute.FRANCHISE, "franchise", d.franchise()));
    }

    private @Nullable Integer reference(Attribute attribute, String field, @Nullable ValueRef ref) {
        if (ref == null) {
            return null;
        }
        return meant(lists.read(), attribute, field, ref).map(Value::id).orElseGet(() -> switch (ref) {
            case ValueRef.Id _ -> throw new BadInput(field, "There is no such value.");
            case ValueRef.Name n -> people.valueId(attribute, name(n.name()));
            case ValueRef.Text t -> people.valueId(attribute, name(t.text()));
        });
    }

    /** @throws Conflict for a text that is the id of one value and the name of another */
    private static Optional<Value> meant(Values values, Attribute attribute, String field, ValueRef ref) {
        return switch (ref) {
            case ValueRef.Id i -> byId(values, attribute, String.valueOf(i.id()));
            case ValueRef.Name n -> values.find(attribute, n.name());
            case ValueRef.Text t -> {
                Optional<Value> id = byId(values, attribute, t.text());
                Optional<Value> name = values.find(attribute, t.text());
                if (id.isPresent() && name.isPresent() && !id.equals(name)) {
                    throw new Conflict(
                            ("“%s” is the id of “%s” and the name of another value. Send %s as {\"id\": …} or"
                                            + " {\"name\": …}.")
                                    .formatted(t.text(), id.get().name(), field));
                }
                yield id.or(() -> name);
            }
        };
    }

    private static Optional<Value> byId(Values values, Attribute attribute, String id) {
        try {
            return values.byId(Integer.parseInt(id)).filter(v -> v.attribute() == attribute);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Whom a change touched.
     *
     * @param reached who has the value, through another too
     * @param had who had it themselves
     * @param scoped whose scope named it
     */
    private record Touched(List<Integer> reached, Set<Integer> had, Set<Integer> scoped) {
        static final Touched NOBODY = new Touched(List.of(), Set.of(), Set.of());

        /** All but those who had it themselves. */
        Set<Integer> others() {
            Set<Integer> others = new TreeSet<>(reached);
            others.addAll(scoped);
            others.removeAll(had);
            return others;
        }
    }

    private void log(
            Actor actor, AuditAction action, Attribute attribute, String was, @Nullable String is, Touched touched) {
        var detail = JsonNodeFactory.instance
                .objectNode()
                .put("attribute", attribute.word())
                .put("value", was);
        if (is != null && !is.equals(was)) {
            detail.put("to", is);
        }
        Set<Integer> others = touched.others();
        var entry = audit.write(Act.of(actor, action)
                .people(touched.had().size() + others.size())
                .detail(detail));
        if (is != null) {
            store.lines(entry, attribute, touched.had(), was, is);
        }
        store.lines(entry, others);
        if (!touched.reached().isEmpty()) {
            news.publishEvent(new PeopleChanged(touched.reached()));
        }
    }
}
