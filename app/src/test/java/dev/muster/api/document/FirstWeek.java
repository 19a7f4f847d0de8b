package dev.muster.api.document;

import static dev.muster.api.document.ShownAnswersTest.id;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** What an administrator of a kitchen does with an empty Muster: people, courses, training for them, groups and rules. */
@NullUnmarked
final class FirstWeek {
    private static final String COOKS = "{'all':[{'attribute':'role','anyOf':['Cook']}]}";
    private static final String QUIZ = "{'kind':'QUIZ','title':'Check','passMark':100,'questions':"
            + "[{'prompt':'How long do you wash your hands?','options':['5 seconds','20 seconds'],'answer':[1]}]}";
    static final String READ = "{'kind':'TEXT','title':'Wash your hands','body':'With soap, for 20 seconds.'}";

    private final KeptAnswers kept;
    private final Runnable caughtUp;
    String ana;
    String ben;
    String cleo;
    String hygiene;
    String knives;
    String module;

    /** @param caughtUp does what rules have left to do */
    FirstWeek(KeptAnswers kept, Runnable caughtUp) {
        this.kept = kept;
        this.caughtUp = caughtUp;
    }

    void live() {
        people();
        library();
        assigning();
        groups();
        automations();
        kept.admin("reportCompliance", "");
        kept.admin("reportTraining", "");
        kept.admin("reportMatrix", "");
        kept.admin("getTomorrow", "");
        kept.admin("getNotificationSettings", "");
        kept.admin("changeNotificationHours", "{'from':9,'until':17,'weekends':false}");
        kept.admin("changeNotificationKind", "{'days':[14,7,1]}", "DUE_SOON");
        kept.admin("getEngine", "");
        kept.admin("findDrift", "");
        kept.admin("repairDrift", "");
    }

    private void people() {
        kept.admin("changeSettings", "{'organisation':'Northline Kitchens','dueSoonDays':14}");
        kept.admin("getSettings", "");
        String leeds = id(kept.admin("createValue", "{'name':'Leeds','region':{'name':'North'}}", "location"));
        kept.admin("createValue", "{'name':'London'}", "location");
        kept.admin("listValues", "", "location");
        kept.admin("getValue", "", "location", leeds);
        kept.admin("changeValue", "{'name':'Leeds West'}", "location", leeds);
        ana = id(kept.admin("createPerson", """
            {'givenName':'Ana','familyName':'Lopes','email':'ana@example.org','employeeNumber':'1001',
            'hiredOn':'2026-03-01','attributes':{'location':['London'],'role':['Cook']}}"""));
        ben = id(kept.admin("createPerson", """
            {'givenName':'Ben','familyName':'Okoro','employeeNumber':'1002','hiredOn':'2026-11-16','managerId':'%s',
            'attributes':{'location':['Leeds West'],'role':['Cook']}}""".formatted(ana)));
        cleo = id(kept.admin("createPerson", "{'givenName':'Cleo','familyName':'Marsh'}"));
        kept.admin("listPeople", "");
        kept.admin("changePerson", "{'attributes':{'location':['London'],'role':['Chef']}}", cleo);
        kept.admin("getPerson", "", ana);
        kept.admin("deactivatePerson", "", cleo);
        kept.admin("reactivatePerson", "", cleo);
        kept.admin("setLeave", "{'from':'2026-12-01','until':'2027-02-28'}", cleo);
        kept.admin("takeLeaveBack", "", cleo, "2026-12-01");
        kept.admin("makeSignInCode", "", ben);
        kept.admin("countAudience", COOKS);
    }

    private void library() {
        hygiene = id(kept.admin("createCourse", """
            {'title':'Food safety','status':'ACTIVE','validityMonths':12,'due':{'daysAfterAssignment':14},
            'visibility':{'all':[]},'steps':[%s,%s]}""".formatted(READ, QUIZ)));
        knives = id(kept.admin("createCourse", """
            {'title':'Knife safety','status':'ACTIVE','steps':[{'kind':'TEXT','title':'Carry it low','body':'Point down.'}]}"""));
        module = id(kept.admin(
                "createModule",
                "{'title':'Kitchen basics','status':'ACTIVE','courses':['%s','%s']}".formatted(hygiene, knives)));
        for (String kind : List.of("Course", "Module")) {
            String content = kind.equals("Course") ? hygiene : module;
            kept.admin("get" + kind, "", content);
            kept.admin("list" + kind + "s", "");
            kept.admin("change" + kind, "{'description':'For everybody who cooks.'}", content);
        }
    }

    private void assigning() {
        String both = "{'contentIds':['%s'],'personIds':['%s','%s'],'due':{'daysAfterAssignment':14}}";
        kept.admin("previewAssign", both.formatted(hygiene, ana, ben));
        kept.admin("assign", both.formatted(hygiene, ana, ben));
        kept.admin("assign", both.formatted(module, ana, ben));
        kept.admin("listCourseAssignments", "", hygiene);
        kept.admin("listModuleAssignments", "", module);
        kept.admin("listTraining", "", ana);
        kept.admin("changeDueDate", "{'dueOn':'2026-12-31','note':'Back from leave'}", ben, hygiene);
        kept.admin(
                "changeDueDates",
                "{'contentId':'%s','personIds':['%s','%s'],'dueOn':'2027-01-15'}".formatted(hygiene, ana, cleo));
        kept.admin(
                "remind",
                "{'contentId':'%s','personIds':['%s','%s'],'message':'Please finish before the audit.'}"
                        .formatted(hygiene, ana, ben));
        kept.admin("previewCourse", "{'mandatory':true}", hygiene);
        kept.admin("previewModule", "{'mandatory':true}", module);
        kept.admin(
                "exempt",
                "{'type':'PRIOR_LEARNING','reason':'Trained as a nurse','approvedBy':'Bea Ray'}",
                cleo,
                hygiene);
    }

    private void groups() {
        String cooks =
                id(kept.admin("createGroup", "{'name':'Cooks','kind':'DYNAMIC','audience':%s}".formatted(COOKS)));
        String wardens = id(kept.admin("createGroup", "{'name':'Fire wardens','kind':'STATIC'}"));
        kept.admin("previewMembers", "{'add':['%s','%s']}".formatted(ana, cleo), wardens);
        kept.admin("changeMembers", "{'add':['%s','%s']}".formatted(ana, cleo), wardens);
        kept.admin("listMembers", "", wardens);
        kept.admin("previewGroupContent", "{'contentIds':['%s']}".formatted(knives), cooks);
        kept.admin("setGroupContent", "{'contentIds':['%s']}".formatted(knives), cooks);
        caughtUp.run();
        kept.admin("getGroupContent", "", cooks);
        String chefs = "{'audience':{'all':[{'attribute':'role','anyOf':['Chef']}]}}";
        kept.admin("previewGroup", chefs, cooks);
        kept.admin("changeGroup", chefs, cooks);
        caughtUp.run();
        kept.admin("getGroup", "", cooks);
        kept.admin("listGroups", "");
    }

    private void automations() {
        String automation =
                "{'name':'Cooks learn knife safety','content':{'kind':'COURSE','id':'%s'},'audience':%s,'appliesTo':'%s'}";
        String future = automation.formatted(knives, COOKS, "FUTURE");
        kept.admin("previewAutomation", automation.formatted(knives, COOKS, "FUTURE_AND_EXISTING"));
        String id = id(kept.admin("createAutomation", future));
        kept.admin("listLeftOut", "", id);
        kept.admin("includeLeftOut", "{'personIds':['%s'],'note':'Asked for by their manager'}".formatted(ana), id);
        kept.admin("changeAutomation", future.replace("knife safety", "knives"), id);
        kept.admin("getAutomation", "", id);
        kept.admin("listAutomations", "");
        kept.admin("explainTraining", "", ana, knives);
        kept.admin("whatIf", "{'attributes':{'role':['Chef']}}", ben);
        kept.admin("deleteAutomation", "", id);
        caughtUp.run();
    }
}
