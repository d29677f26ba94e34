from kg.read import facts
from kg.read.facts import Evidenced, Fact
from kg.terms import TD
from kg.validate.rules import rules


def test_evidence_is_asked_of_every_kind_of_fact_that_has_it():
    kinds = {one for one in vars(facts).values() if isinstance(one, type) and issubclass(one, Evidenced)}
    meant = {TD + kind.__name__ for kind in kinds - {Evidenced, Fact}}
    assert {target.value for target in rules()["Fact-evidence"].targets} == meant
