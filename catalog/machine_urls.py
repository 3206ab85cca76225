"""Addresses for search engines, outside the languages."""

from django.urls import path

from catalog.views import machines

urlpatterns = [
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", machines.sitemap, name="sitemap_part"),
]
